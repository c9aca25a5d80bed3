/**
 * Credentials from a plugin, kept until they are about to expire and shared by all who use the same
 * plugin in the same way.
 *
 * @module
 */

import { quote } from "../../meta/syntax.ts";
import type { Runtime } from "../../runtime/port.ts";
import type { Clock } from "../../stream/clock.ts";
import { printable } from "../redact_text.ts";
import {
  bearer,
  type ClientCertificate,
  clientCertificate,
  type CredentialHeaders,
  type CredentialOptions,
  type CredentialSource,
  type UsedCredentials,
} from "./credentials.ts";
import type { ExecPluginConfig } from "./exec_config.ts";
import type { PluginPolicy } from "./exec_policy.ts";
import { type ExecAnswer, readAnswer } from "./exec_protocol.ts";
import { runPlugin } from "./exec_run.ts";
import type { ServerClock } from "./server_clock.ts";
import { sharedStore } from "./shared.ts";
import { singleFlight } from "./single_flight.ts";

/** What a plugin's credentials need. */
export interface ExecPluginOptions {
  readonly runtime: Runtime;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly config: ExecPluginConfig;
  readonly onOutput: (text: string) => void;
  readonly serverClock: ServerClock;
}

/** Who asks for credentials; others may share the plugin. */
type Asker = Pick<ExecPluginOptions, "onOutput" | "serverClock">;

/** Credentials are renewed this long before they expire, or half their life before if that is less. */
const LEEWAY_MS = 60_000;
/** After a renewal that failed, while the old credentials still hold. */
const RETRY_MS = 10_000;
const HINTS_PER_HOUR = 10;

interface Issued {
  readonly headers: CredentialHeaders;
  readonly certificate: ClientCertificate | undefined;
  readonly expiresAt: number;
  renewAt: number;
}

/** A plugin whose answers are kept. */
interface ExecPlugin {
  issue(options: CredentialOptions, asker: Asker): Promise<Issued>;
  invalidate(used: UsedCredentials): boolean;
}

const plugins = sharedStore<ExecPlugin>();

/** The credentials of a plugin; equal configurations share one. */
export function execPlugin(options: ExecPluginOptions): CredentialSource {
  const { runtime, config } = options;
  // Who is asked belongs to the key: nobody inherits what somebody else was asked about.
  const key = [config, askerOf(config.policy.confirm)];
  const plugin = plugins(runtime, key, () => newPlugin(options));
  return {
    description: `exec plugin ${quote(config.command)}`,
    remedy: "log in again with it",
    headers: async (asked) => (await plugin.issue(asked, options)).headers,
    certificate: async (asked) => (await plugin.issue(asked, options)).certificate,
    invalidate: (used) => Promise.resolve(plugin.invalidate(used)),
  };
}

const askers = new WeakMap<object, number>();
let askerCount = 0;

/** A number for a function, the same for the same one; 0 for none. */
function askerOf(confirm: PluginPolicy["confirm"]): number {
  if (!confirm) return 0;
  const known = askers.get(confirm) ?? ++askerCount;
  askers.set(confirm, known);
  return known;
}

function newPlugin({ runtime, clock, now, config: given }: ExecPluginOptions): ExecPlugin {
  const config = { ...given, policy: askingOnce(given.policy) };
  const flight = singleFlight<Issued>();
  const installHint = limitedHint(config.installHint, now);
  let current: Issued | undefined;
  let last: Issued | undefined;

  async function renew(
    signal: AbortSignal,
    { onOutput, serverClock }: Asker,
  ): Promise<Issued> {
    const before = current;
    try {
      const text = await runPlugin({ runtime, clock, config, signal, onOutput, installHint });
      const clocks = { now, serverMs: () => serverClock(signal) };
      const answer = await readAnswer(text, config, clocks);
      return current = last = toIssued(answer, last, now());
    } catch (error) {
      if (signal.aborted || !before || current !== before || now() >= before.expiresAt) throw error;
      before.renewAt = now() + RETRY_MS;
      return before;
    }
  }

  return {
    issue({ signal }, asker) {
      if (current && now() < current.renewAt) return Promise.resolve(current);
      return flight.join((own) => renew(own, asker), signal);
    },
    invalidate({ headers, certificate }) {
      const stale = headers === undefined && certificate === undefined;
      const used = headers !== undefined && headers === current?.headers ||
        certificate !== undefined && certificate === current?.certificate;
      if (stale || used) current = undefined;
      return true;
    },
  };
}

/** The same policy, whose answers hold: renewing credentials asks nobody again. */
function askingOnce(policy: PluginPolicy): PluginPolicy {
  const { confirm } = policy;
  if (!confirm) return policy;
  const answers = new Map<string, boolean | Promise<boolean>>();
  return {
    ...policy,
    confirm(question) {
      const answer = answers.get(question.path) ?? confirm(question);
      answers.set(question.path, answer);
      return answer;
    },
  };
}

/** What did not change stays the same object: a new certificate costs every open connection. */
function toIssued(answer: ExecAnswer, last: Issued | undefined, nowMs: number): Issued {
  const { token, pair, expiresAt = Infinity } = answer;
  const old = last?.certificate;
  const samePair = pair && old && pair.cert === old.cert && pair.key === old.key;
  const headers = token === undefined ? [] : bearer(token);
  const sameHeaders = last && last.headers[0]?.[1] === headers[0]?.[1];
  return {
    headers: sameHeaders ? last.headers : headers,
    certificate: samePair ? old : pair && clientCertificate(pair.cert, pair.key),
    expiresAt,
    renewAt: expiresAt - Math.min(LEEWAY_MS, (expiresAt - nowMs) / 2),
  };
}

/** The hint of the configuration, at most ten times an hour: it may stand in every failing request. */
function limitedHint(hint: string, now: () => number): () => string {
  let since = -Infinity;
  let shown = 0;
  return () => {
    if (now() - since >= 3_600_000) {
      since = now();
      shown = 0;
    }
    return shown++ < HINTS_PER_HOUR ? printable(hint) : "";
  };
}
