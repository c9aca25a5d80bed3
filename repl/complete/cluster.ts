/**
 * What the cluster holds, for completion: asked for once in a while, and never waited for long.
 *
 * @module
 */

import type { Client, DiscoveredKind, KubeObject } from "kubist";
import type { Schemas } from "kubist/ops";
import { documentPath, type FieldOwner, type FieldSource, fieldSource } from "./fields.ts";

/** A view, as far as completion reads it. */
interface NamedView {
  readonly meta: {
    items(options?: { readonly pageSize?: number }): AsyncIterable<KubeObject>;
  };
  find?(name: string): Promise<KubeObject | undefined>;
}

/** What completion asks the cluster. Every answer is there within the time box, or is empty. */
export interface ClusterNames extends FieldSource {
  /** Those of the server; the built-in ones until it has answered. */
  kinds(): Promise<readonly DiscoveredKind[]>;
  namespaces(): Promise<readonly string[]>;
  /** The metadata of a view's objects, at most a few hundred; `key` names the view. */
  objects(key: string, view: NamedView): Promise<readonly KubeObject["metadata"][]>;
  /** The containers of a pod. */
  containers(key: string, view: NamedView, pod: string): Promise<readonly string[]>;
}

/** How completion asks. */
export interface ClusterNamesOptions {
  /** The session's client as it is now. */
  readonly client: () => Client;
  /** Runs a request that the prompt's user did not make. */
  readonly quietly: <T>(ask: () => Promise<T>) => Promise<T>;
  /** How long an answer is good for. @default {10_000} */
  readonly keepMs?: number | undefined;
  /** How long one completion may take; a later answer serves the next. @default {80} */
  readonly waitMs?: number | undefined;
}

const mostObjects = 300;

/** Creates the source of one session; each call of it opens the time box of one completion. */
export function clusterNames(options: ClusterNamesOptions): () => ClusterNames {
  const { client, quietly, keepMs = 10_000, waitMs = 80 } = options;
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  const ask = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const k = client();
    const name = `${k.server} ${k.namespace} ${key}`;
    let entry = kept.get(name);
    if (entry === undefined || Date.now() - entry.at > keepMs) {
      entry = { at: Date.now(), answer: quietly(read) };
      kept.set(name, entry);
      entry.answer.catch(() => kept.delete(name));
    }
    return entry.answer as Promise<T>;
  };
  const published = fieldSource((owner) =>
    ask(documentPath(owner), () => readSchemas(client(), owner))
  );
  let schemas: Promise<Schemas> | undefined;
  const builtIn = fieldSource(() =>
    schemas ??= import("kubist/ops").then((ops) => ops.builtInSchemas())
  );
  return () => {
    const end = performance.now() + waitMs;
    const inTime = <T>(answer: Promise<T>, share: number = 1) =>
      within(answer, Math.max(0, end - performance.now()) * share);
    // The server goes first, and leaves time for what is at hand.
    const fieldsOf = async (find: (source: FieldSource) => Promise<readonly string[]>) => {
      const [own, other] = [inTime(find(published), 2 / 3), inTime(find(builtIn))];
      const found = await own ?? [];
      return found.length > 0 ? found : await other ?? [];
    };
    return {
      async kinds() {
        const known = import("kubist/ops").then((ops) => ops.builtInKinds());
        return await inTime(ask("kinds", () => client().kinds()), 1 / 2) ?? await known;
      },
      async namespaces() {
        const all = await inTime(ask("namespaces", () => first(client().namespaces())));
        return (all ?? []).map(({ name }) => name);
      },
      objects: async (key, view) => await inTime(ask(`objects ${key}`, () => first(view))) ?? [],
      containers: async (key, view, name) =>
        containersOf(await inTime(ask(`pod ${key} ${name}`, async () => await view.find?.(name)))),
      fields: (owner, path) => fieldsOf((source) => source.fields(owner, path)),
      values: (owner, path) => fieldsOf((source) => source.values(owner, path)),
    };
  };
}

async function readSchemas(k: Client, owner: FieldOwner): Promise<Schemas> {
  const path = documentPath(owner);
  const answer = await k.raw(path);
  if (answer.ok) {
    const document = await answer.json() as { components?: { schemas?: Schemas } };
    return document.components?.schemas ?? {};
  }
  await answer.body?.cancel();
  throw new TypeError(`Cannot read ${path}: ${answer.status}`);
}

function containersOf(pod: KubeObject | undefined): string[] {
  const { spec } = (pod ?? {}) as { spec?: Record<string, { name: string }[] | undefined> };
  return ["containers", "initContainers", "ephemeralContainers"]
    .flatMap((field) => spec?.[field] ?? []).map((container) => container.name);
}

async function first(view: NamedView): Promise<readonly KubeObject["metadata"][]> {
  const found: KubeObject["metadata"][] = [];
  for await (const { metadata } of view.meta.items({ pageSize: mostObjects })) {
    found.push(metadata);
    if (found.length >= mostObjects) break;
  }
  return found;
}

/** The answer if it is there in time; what fails has no answer. */
async function within<T>(answer: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => timer = setTimeout(resolve, ms, undefined));
  try {
    return await Promise.race([answer.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
