/**
 * The view with every verb there is; the types say which of them a Kind has.
 *
 * @module
 */

import type { Job } from "../generated/batch/v1.ts";
import type { Identified } from "../meta/kind.ts";
import type { AnyObject } from "../meta/object.ts";
import { scope } from "../stream/deadline.ts";
import { type Flow, flow } from "../stream/flow.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { WriteOptions } from "../wire/write_options.ts";
import type { CopyFromOptions, CopyOptions, CopyResult } from "./copying.ts";
import type { TriggerOptions } from "./cron_jobs.ts";
import type { DebugOptions, DebugSession } from "./debugging.ts";
import type { Forward, ForwardOptions } from "./forwarding.ts";
import type { DrainEvent, DrainOptions } from "./nodes.ts";
import { type KindSource, Requester } from "./requester.ts";
import { collectionTarget } from "./scope.ts";
import type { Session } from "./session.ts";
import { SubresourceView } from "./subresource_view.ts";
import type { AllSubresourceVerbs } from "./subresources.ts";
import { callTool, type Tool, toolFlow, type Tools } from "./tools.ts";
import type { AllToolVerbs } from "./tool_verbs.ts";
import type { View } from "./verbs.ts";
import type { ToolCall } from "./tool_call.ts";
import type {
  Revision,
  RolloutOptions,
  RolloutStatus,
  UndoOptions,
  WorkloadLine,
  WorkloadLogOptions,
} from "./workloads.ts";

/** A view with every verb there is. */
export type FullView<T extends Identified = AnyObject, W = unknown> =
  & View<T, W>
  & Omit<AllSubresourceVerbs<T, W>, "logs">
  & AllToolVerbs<T>;

/** Creates the view of a resource; checks the place at once when the Kind is known. */
export function createView(
  session: Session,
  kind: KindSource,
  namespace: string | undefined,
): FullView {
  if (typeof kind !== "object") {
    throw new TypeError(`Cannot use ${JSON.stringify(kind)} as a Kind: k.resource() takes names`);
  }
  if (!("find" in kind)) collectionTarget(kind, namespace, session.namespace);
  return new CompleteView(new Requester(session, { kind, namespace, labels: "", fields: "" }));
}

class CompleteView extends SubresourceView implements AllToolVerbs<AnyObject> {
  readonly #r: Requester;

  constructor(requester: Requester) {
    super(requester);
    this.#r = requester;
  }

  protected override at(place: Partial<Requester["place"]>): this {
    const { session, place: old } = this.#r;
    return new CompleteView(new Requester(session, { ...old, ...place })) as this;
  }

  rollout(name: string, options: RolloutOptions = {}): Flow<RolloutStatus> {
    return this.#flow("workloads", "follow the rollout of", name, options, (tool, call, how) => {
      return tool.rollout(call, how);
    });
  }

  restart(name: string, options: WriteOptions = {}): Promise<AnyObject> {
    return this.#call("workloads", "restart", name, options, (t, call) => t.restart(call, options));
  }

  setImage(
    name: string,
    images: Readonly<Record<string, string>>,
    options: WriteOptions = {},
  ): Promise<AnyObject> {
    return this.#call("workloads", "set the images of", name, options, (tool, call) => {
      return tool.setImage(call, images, options);
    });
  }

  history(name: string, options: CallOptions = {}): Promise<Revision[]> {
    return this.#call("workloads", "read the history of", name, options, (tool, call) => {
      return tool.history(call, options);
    });
  }

  undo(name: string, options: UndoOptions = {}): Promise<AnyObject> {
    return this.#call("workloads", "undo", name, options, (t, call) => t.undo(call, options));
  }

  pause(name: string, options: WriteOptions = {}): Promise<AnyObject> {
    return this.#call("workloads", "pause", name, options, (tool, call) => {
      return tool.setPaused(call, true, options);
    });
  }

  resume(name: string, options: WriteOptions = {}): Promise<AnyObject> {
    return this.#call("workloads", "resume", name, options, (tool, call) => {
      return tool.setPaused(call, false, options);
    });
  }

  cordon(name: string, options: WriteOptions = {}): Promise<AnyObject> {
    return this.#call("nodes", "cordon", name, options, (tool, call) => {
      return tool.setSchedulable(call, false, options);
    });
  }

  uncordon(name: string, options: WriteOptions = {}): Promise<AnyObject> {
    return this.#call("nodes", "uncordon", name, options, (tool, call) => {
      return tool.setSchedulable(call, true, options);
    });
  }

  drain(name: string, options: DrainOptions = {}): Flow<DrainEvent> {
    return this.#flow("nodes", "drain", name, options, (tool, call, how) => tool.drain(call, how));
  }

  copyFrom(
    name: string,
    from: string,
    to: string,
    options: CopyFromOptions = {},
  ): Promise<CopyResult> {
    return this.#call("copies", "copy files of", name, options, (tool, call) => {
      return tool.copyFrom(call, from, to, options);
    });
  }

  copyTo(
    name: string,
    from: string,
    to: string,
    options: CopyOptions = {},
  ): Promise<CopyResult> {
    return this.#call("copies", "copy files to", name, options, (tool, call) => {
      return tool.copyTo(call, from, to, options);
    });
  }

  async debug(name: string, options: DebugOptions): Promise<DebugSession> {
    const { openDebug } = await import("./debug.ts");
    return await openDebug(this, name, options);
  }

  async forward(
    name: string,
    port: number | string,
    options: ForwardOptions = {},
  ): Promise<Forward> {
    const { openForward } = await import("./forward.ts");
    return await openForward(this.#r, name, port, options);
  }

  trigger(name: string, options: TriggerOptions = {}): Promise<Job> {
    return this.#call("workloads", "trigger", name, options, (tool, call) => {
      return tool.trigger(call, options) as Promise<Job>;
    });
  }

  /** Lines of a pod, or of the pods of anything else; which of them the types say. */
  override logs(
    which: string | WorkloadLogOptions = {},
    options: WorkloadLogOptions = {},
  ): Flow<never> {
    if (typeof which !== "string") return this.#logsOfAll(which) as Flow<never>;
    const name = which;
    const { kind } = this.#r.place;
    if (!("find" in kind)) return this.#logsOf(kind.plural, name, options) as Flow<never>;
    const [find, logsOf] = [kind.find, this.#logsOf.bind(this)];
    return flow(async function* (closed) {
      const inner = scope(closed, options.signal);
      try {
        const { plural } = await find({ signal: inner.signal });
        const lines = logsOf(plural, name, { ...options, signal: inner.signal });
        for await (const line of lines as AsyncIterable<never>) yield [line];
      } finally {
        inner[Symbol.dispose]();
      }
    });
  }

  /** **Errors**: `TypeError` for a view of anything but pods, which has to name one. */
  #logsOfAll(options: WorkloadLogOptions): Flow<WorkloadLine> {
    const r = this.#r;
    const act = `read the logs of ${r.words()}`;
    return toolFlow(r.session, "workloads", act, async function* (tool, signal) {
      const { kind } = await r.all({ signal });
      if (kind.kind !== "Pod" || kind.group !== "") {
        throw new TypeError(`Cannot ${act}: name one; the logs of many are for pods`);
      }
      yield* tool.logsOfPods(r, { ...options, signal });
    }, options.signal);
  }

  #logsOf(
    plural: string,
    name: string,
    options: WorkloadLogOptions,
  ): Flow<string> | Flow<WorkloadLine> {
    if (plural === "pods") return super.logs(name, options);
    return this.#flow("workloads", "read the logs of", name, options, (tool, call, how) => {
      return tool.logs(call, how);
    });
  }

  /** Calls a tool for one object. */
  async #call<Name extends keyof Tools, R>(
    tool: Name,
    act: string,
    name: string,
    options: CallOptions,
    use: (tool: Tool<Name>, call: ToolCall) => R | Promise<R>,
  ): Promise<R> {
    const { session } = this.#r;
    const what = `${act} ${JSON.stringify(name)}`;
    return await callTool(session, tool, what, async (loaded) => {
      const target = { ...await this.#r.one(act, name, options), name };
      return await use(loaded, { session, target });
    });
  }

  /** The flow of what a tool yields for one object. */
  #flow<Name extends keyof Tools, O extends CallOptions, E>(
    tool: Name,
    act: string,
    name: string,
    options: O,
    use: (tool: Tool<Name>, call: ToolCall, how: O) => AsyncIterable<E>,
  ): Flow<E> {
    const r = this.#r;
    const { session } = r;
    const what = `${act} ${JSON.stringify(name)}`;
    return toolFlow(session, tool, what, async function* (loaded, signal) {
      const how = { ...options, signal };
      const target = { ...await r.one(act, name, { signal }), name };
      yield* use(loaded, { session, target }, how);
    }, options.signal);
  }
}
