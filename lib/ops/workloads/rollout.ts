/**
 * Following a rollout.
 *
 * @module
 */

import type { ToolCall } from "../../client/tool_call.ts";
import type { RolloutOptions, RolloutStatus } from "../../client/workloads.ts";
import { WaitError } from "../../errors.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { scope } from "../../stream/deadline.ts";
import { describe } from "../../wire/target.ts";
import { ownView, requireKind } from "../call.ts";
import { rolloutStatus } from "./status.ts";

const rolloutOptions: OptionNames<RolloutOptions> = {
  signal: true,
  timeoutMs: true,
};

/**
 * The states of a rollout until it is finished; see `view.rollout`.
 *
 * **Errors**: `WaitError`, NotFound.
 */
export async function* rollout(
  call: ToolCall,
  options: RolloutOptions,
): AsyncGenerator<RolloutStatus> {
  requireKnown("follow a rollout", options, rolloutOptions);
  const { signal, timeoutMs } = options;
  const act = `follow the rollout of ${describe(call.target)}`;
  requireKind("follow the rollout of", call, "Deployment", "DaemonSet", "StatefulSet");
  const view = ownView(call);
  const { name } = call.target;
  let last: RolloutStatus | undefined;
  const fail = (problem: "timeout" | "failed", state: string, object?: object) =>
    new WaitError(`Cannot ${act}: ${state}`, { problem, last: object });
  const within = scope(signal);
  if (timeoutMs !== undefined && timeoutMs !== Infinity) {
    within.deadline(
      call.session.clock,
      timeoutMs,
      () =>
        fail("timeout", `not finished after ${timeoutMs} ms; ${last?.message ?? "not seen yet"}`),
    );
  }
  try {
    await view.get(name, { signal: within.signal });
    const own = view.fields({ "metadata.name": name });
    for await (const { type, object } of own.watch({ signal: within.signal })) {
      if (type === "DELETED") throw fail("failed", "it was deleted", object);
      const { failure, ...status } = rolloutStatus(object);
      if (failure !== undefined) throw fail("failed", failure, object);
      if (status.message === last?.message) continue;
      last = status;
      yield status;
      if (status.done) return;
    }
  } finally {
    within[Symbol.dispose]();
  }
}
