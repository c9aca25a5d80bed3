/**
 * The logs of all pods of a workload.
 *
 * @module
 */

import { createView, type FullView } from "../../client/full_view.ts";
import type { Requester } from "../../client/requester.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import type { WorkloadLine, WorkloadLogOptions } from "../../client/workloads.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { selector } from "../../meta/selector.ts";
import { selectorFromStructured } from "../../meta/selector/structured.ts";
import { scope } from "../../stream/deadline.ts";
import { describe } from "../../wire/target.ts";
import { ownView, viewOf } from "../call.ts";
import { type FanIn, fanIn } from "../fan_in.ts";
import { containersOf } from "./containers.ts";
import { followContainer } from "./follow_container.ts";

const logOptions: OptionNames<WorkloadLogOptions> = {
  signal: true,
  timeoutMs: true,
  container: true,
  follow: true,
  tail: true,
  sinceSeconds: true,
  sinceTime: true,
  timestamps: true,
  limitBytes: true,
  stream: true,
  insecureSkipTLSVerifyBackend: true,
  containers: true,
  maxPods: true,
};

/**
 * The lines of all pods; see `view.logs` of a workload.
 *
 * **Errors**: `TypeError` for what selects no pods, `RangeError` for more pods than `maxPods`.
 */
export async function* logs(
  call: ToolCall,
  options: WorkloadLogOptions,
): AsyncGenerator<WorkloadLine> {
  requireKnown("read logs", options, logOptions);
  const { signal, timeoutMs } = options;
  const object = await ownView(call).get(call.target.name, { signal, timeoutMs });
  const pods = viewOf(call, "Pod").where(selectorOf(call, object));
  yield* options.follow ? followAll(call, pods, options) : readAll(pods, options);
}

/** The lines of the pods of a view; see `view.logs` of pods. */
export async function* logsOfPods(
  { session, place }: Requester,
  options: WorkloadLogOptions,
): AsyncGenerator<WorkloadLine> {
  requireKnown("read logs", options, logOptions);
  let pods = createView(session, place.kind, place.namespace);
  if (place.labels !== "") pods = pods.where(place.labels);
  if (place.fields !== "") pods = pods.fields(place.fields);
  yield* options.follow ? followAll({ session }, pods, options) : readAll(pods, options);
}

function selectorOf({ target }: ToolCall, { spec = {} }: AnyObject): string {
  const { selector: chosen } = spec;
  const structured = chosen?.matchLabels ?? chosen?.matchExpressions;
  const text = structured === undefined
    ? selector(chosen ?? {}).toString()
    : selectorFromStructured(chosen).toString();
  if (text !== "") return text;
  throw new TypeError(`Cannot read the logs of ${describe(target)}: it selects no pods`);
}

async function* readAll(pods: FullView, options: WorkloadLogOptions): AsyncGenerator<WorkloadLine> {
  const { containers, maxPods: _, ...which } = options;
  const all = await pods.toArray({ signal: options.signal });
  for (const pod of all) {
    const { name } = pod.metadata;
    for (const container of containersOf(pod, containers)) {
      const log = pods.logs(name, { ...which, container }) as AsyncIterable<string>;
      for await (const line of log) yield { pod: name, container, line };
    }
  }
}

async function* followAll(
  call: Pick<ToolCall, "session">,
  pods: FullView,
  options: WorkloadLogOptions,
): AsyncGenerator<WorkloadLine> {
  const within = scope(options.signal);
  const lines = fanIn<WorkloadLine>();
  lines.add(discover(call, pods, lines, { ...options, signal: within.signal }));
  lines.seal();
  try {
    yield* lines;
  } finally {
    within.abort(left);
    within[Symbol.dispose]();
  }
}

const left = Symbol("the loop over the logs was left");

/** Adds the containers of each pod that appears. */
// deno-lint-ignore require-yield -- a source that brings others, and has no lines of its own
async function* discover(
  { session }: Pick<ToolCall, "session">,
  pods: FullView,
  lines: FanIn<WorkloadLine>,
  options: WorkloadLogOptions & { readonly signal: AbortSignal },
): AsyncGenerator<never> {
  const { signal, maxPods = 50, tail, sinceSeconds, sinceTime, ...rest } = options;
  const followed = new Set<string>();
  const present = await pods.list({ signal });
  const add = (pod: AnyObject, how: WorkloadLogOptions) => {
    const { uid } = pod.metadata;
    if (followed.has(uid)) return;
    followed.add(uid);
    if (followed.size > maxPods) throw tooMany(maxPods);
    for (const container of containersOf(pod, options.containers)) {
      const what = { session, pods, pod, container };
      lines.add(followContainer(what, { ...rest, ...how, signal }));
    }
  };
  for (const pod of present.items) add(pod, { tail, sinceSeconds, sinceTime });
  for await (const { type, object } of pods.watch({ signal })) {
    if (type === "DELETED") followed.delete(object.metadata.uid);
    // Of what is made from now on, nothing has been missed.
    else add(object as AnyObject, {});
  }
}

function tooMany(maxPods: number): RangeError {
  return new RangeError(
    `Cannot follow the logs of more than ${maxPods} pods at once; select fewer, or raise maxPods`,
  );
}
