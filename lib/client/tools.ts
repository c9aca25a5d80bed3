/**
 * Tools: what a client can do only with the rooms beside and above it. This room says what they are;
 * `lib/front` brings them, each loaded when it is first used.
 *
 * @module
 */

import { scope } from "../stream/deadline.ts";
import { type Flow, flow } from "../stream/flow.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Informer, InformerOptions, InformerSource } from "../watch/informer.ts";
import type { CopyTools } from "./copying.ts";
import type { InspectionTools } from "./inspection.ts";
import type { ManifestTools } from "./manifest_tools.ts";
import type { NodeTools } from "./nodes.ts";
import type { WorkloadTools } from "./workloads.ts";

/** The loaders of the tools, by subject. A module whose functions fit is a tool. */
export interface Tools {
  /** Objects in files and texts. */
  readonly manifests: () => Promise<ManifestTools>;
  /** Rollouts, and logs of many pods. */
  readonly workloads: () => Promise<WorkloadTools>;
  /** Files in containers. */
  readonly copies: () => Promise<CopyTools>;
  /** Drains. */
  readonly nodes: () => Promise<NodeTools>;
  /** Explanations, owners, events, usage. */
  readonly inspection: () => Promise<InspectionTools>;
  /** Stores that follow a view. An informer is there at once, so its code is too. */
  readonly informers: () => InformerTools;
}

/** What `lib/cache` does for `informer()` of a view. */
export interface InformerTools {
  /** Starts an informer, or joins one that follows the same. */
  createInformer<T extends KubeObject, E>(
    source: InformerSource<T>,
    options: InformerOptions<T, E>,
  ): Informer<E>;
}

/** What {@linkcode Tools} `Name` loads. */
export type Tool<Name extends keyof Tools> = Awaited<ReturnType<Tools[Name]>>;

/** What may have tools: the connection of a client. */
interface Equipped {
  readonly tools: Tools | undefined;
}

/**
 * The loader of a tool.
 *
 * **Errors**: `TypeError` for a client that was made without tools; `act` says what cannot be done.
 */
function loaderOf<Name extends keyof Tools>(
  { tools }: Equipped,
  name: Name,
  act: string,
): Tools[Name] {
  if (tools) return tools[name];
  throw new TypeError(
    `Cannot ${act}: this client was made without tools; import connect, fromConfig or createClient from "kubist", not from "kubist/client"`,
  );
}

/** Calls a tool, which is loaded first. **Errors**: as {@linkcode toolFlow}, as a rejection. */
export async function callTool<Name extends keyof Tools, R>(
  session: Equipped,
  name: Name,
  act: string,
  use: (tool: Tool<Name>) => R | Promise<R>,
): Promise<R> {
  return await use(await loaderOf(session, name, act)() as Tool<Name>);
}

/** The tool that is there at once. **Errors**: as {@linkcode toolFlow}. */
export function informerTool(session: Equipped): InformerTools {
  return loaderOf(session, "informers", "make an informer")();
}

/**
 * The flow of what a tool yields, which is loaded when the first element is asked for.
 *
 * **Errors**: `TypeError` at once for a client that was made without tools.
 */
export function toolFlow<Name extends keyof Tools, E>(
  session: Equipped,
  name: Name,
  act: string,
  use: (tool: Tool<Name>, signal: AbortSignal) => AsyncIterable<E>,
  signal?: AbortSignal | undefined,
): Flow<E> {
  const load = loaderOf(session, name, act);
  return flow(async function* (closed) {
    const inner = scope(closed, signal);
    try {
      inner.signal.throwIfAborted();
      for await (const element of use(await load() as Tool<Name>, inner.signal)) yield [element];
    } finally {
      inner[Symbol.dispose]();
    }
  });
}
