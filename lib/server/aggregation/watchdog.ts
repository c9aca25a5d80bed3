/**
 * Whether the servers behind API services are there.
 *
 * @module
 */

import { TimeoutError } from "../../errors.ts";
import type { CancelTimer } from "../../stream/clock.ts";
import { scope } from "../../stream/deadline.ts";
import type { Kernel } from "../kernel.ts";
import { problemOf } from "../outgoing.ts";
import { resolveBackend } from "./backend.ts";
import { userHeaders } from "./headers.ts";
import { missingPart } from "./presence.ts";
import type { RemoteService } from "./registry.ts";
import type { Verdict } from "./verdict.ts";

/** Looks after the API services of one server. */
export interface Watchdog {
  /** Looks at one now, and again and again for as long as it is there. */
  check(name: string): Promise<void>;
}

/** What is known is looked at again after so long; what fails, sooner at first. */
const RESYNC_MS = 30_000;
const FIRST_RETRY_MS = 50;
const ANSWER_MS = 5000;

/** Creates it; `settle` is told what was found, `signal` ends it. */
export function createWatchdog(
  kernel: Kernel,
  settle: (name: string, verdict: Verdict) => void,
  signal: AbortSignal,
): Watchdog {
  const { remotes } = kernel.aggregation;
  const timers = new Map<string, CancelTimer>();
  const failures = new Map<string, number>();
  const rounds = new Map<string, number>();
  signal.addEventListener("abort", () => {
    for (const cancel of timers.values()) cancel();
    timers.clear();
  }, { once: true });

  async function check(name: string): Promise<void> {
    timers.get(name)?.();
    timers.delete(name);
    const remote = remotes.get(name);
    if (!remote || signal.aborted) {
      failures.delete(name);
      return;
    }
    const round = (rounds.get(name) ?? 0) + 1;
    rounds.set(name, round);
    const verdict = missingPart(kernel, remote) ?? await answers(kernel, remote, signal);
    // Another look has begun, which knows more.
    if (signal.aborted || rounds.get(name) !== round || !remotes.has(name)) return;
    const failed = verdict.reason === "FailedDiscoveryCheck";
    const count = failed ? failures.get(name) ?? 0 : 0;
    failures.set(name, failed ? count + 1 : 0);
    const delayMs = failed ? Math.min(FIRST_RETRY_MS * 2 ** count, RESYNC_MS) : RESYNC_MS;
    timers.set(name, kernel.clock.after(delayMs, () => void check(name)));
    settle(name, verdict);
  }
  return { check };
}

/** Asks for a document that everybody must serve. */
async function answers(
  kernel: Kernel,
  remote: RemoteService,
  signal: AbortSignal,
): Promise<Verdict> {
  const fail = (message: string): Verdict => ({
    status: "False",
    reason: "FailedDiscoveryCheck",
    message,
  });
  using limits = scope(signal);
  let url = "";
  try {
    const backend = await resolveBackend(kernel, remote);
    url = `${backend.origin}/apis/${remote.group}/${remote.version}`;
    const late = () =>
      new TimeoutError(`Cannot get ${url}: no answer in time`, { phase: "overall" });
    limits.deadline(kernel.clock, ANSWER_MS, late);
    const response = await backend.request({
      method: "GET",
      url,
      headers: userHeaders({ username: "system:kube-aggregator", groups: ["system:masters"] }),
      signal: limits.signal,
      kind: "unary",
    });
    await response.body?.cancel();
    if (response.status >= 200 && response.status < 300) {
      return { status: "True", reason: "Passed", message: "all checks passed" };
    }
    return fail(
      `failing or missing response from ${url}: bad status from ${url}: ${response.status}`,
    );
  } catch (error) {
    const problem = problemOf(error, url);
    if (url === "") return fail(problem);
    return fail(`failing or missing response from ${url}: Get ${JSON.stringify(url)}: ${problem}`);
  }
}
