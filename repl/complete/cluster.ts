/**
 * What the cluster holds, for completion: asked for once in a while, and never waited for long.
 *
 * @module
 */

import type { Client, DiscoveredKind, KubeObject } from "kubist";
import { openApiFields } from "./fields.ts";
import type { Field } from "./fields.ts";

/** A view, as far as completion reads it. */
interface NamedView {
  readonly meta: {
    items(options?: { readonly pageSize?: number }): AsyncIterable<KubeObject>;
  };
  find?(name: string): Promise<KubeObject | undefined>;
}

/** What completion asks the cluster. Every answer is there within the time box, or is empty. */
export interface ClusterNames {
  kinds(): Promise<readonly DiscoveredKind[]>;
  namespaces(): Promise<readonly string[]>;
  /** The metadata of a view's objects, at most a few hundred; `key` names the view. */
  objects(key: string, view: NamedView): Promise<readonly KubeObject["metadata"][]>;
  /** The containers of a pod. */
  containers(key: string, view: NamedView, pod: string): Promise<readonly string[]>;
  fields(kind: DiscoveredKind, path: readonly string[]): Promise<readonly Field[]>;
}

/** How completion asks. */
export interface ClusterNamesOptions {
  /** The session's client as it is now. */
  readonly client: () => Client;
  /** Runs a request that the prompt's user did not make. */
  readonly quietly: <T>(ask: () => Promise<T>) => Promise<T>;
  /** How long an answer is good for. @default {10_000} */
  readonly keepMs?: number | undefined;
  /** How long an answer may take; a later one serves the next time. @default {80} */
  readonly waitMs?: number | undefined;
}

const mostObjects = 300;

/** Creates the source of one session. */
export function clusterNames(options: ClusterNamesOptions): ClusterNames {
  const { client, quietly, keepMs = 10_000, waitMs = 80 } = options;
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  const ask = <T>(key: string, read: () => Promise<T>): Promise<T | undefined> => {
    const k = client();
    const name = `${k.server} ${k.namespace} ${key}`;
    let entry = kept.get(name);
    if (entry === undefined || Date.now() - entry.at > keepMs) {
      entry = { at: Date.now(), answer: quietly(read) };
      kept.set(name, entry);
      entry.answer.catch(() => kept.delete(name));
    }
    return within(entry.answer as Promise<T>, waitMs);
  };
  const documents = openApiFields(async (path) => {
    const answer = await client().raw(path);
    if (answer.ok) return await answer.json();
    await answer.body?.cancel();
    throw new TypeError(`Cannot read ${path}: ${answer.status}`);
  });
  return {
    kinds: async () => await ask("kinds", () => client().kinds()) ?? [],
    async namespaces() {
      const all = await ask("namespaces", () => first(client().namespaces()));
      return (all ?? []).map(({ name }) => name);
    },
    objects: async (key, view) => await ask(`objects ${key}`, () => first(view)) ?? [],
    async containers(key, view, name) {
      const pod = await ask(`pod ${key} ${name}`, async () => await view.find?.(name));
      const { spec } = (pod ?? {}) as { spec?: Record<string, { name: string }[] | undefined> };
      return ["containers", "initContainers", "ephemeralContainers"]
        .flatMap((field) => spec?.[field] ?? []).map((container) => container.name);
    },
    fields: async (kind, path) =>
      await within(quietly(() => documents.fields(kind, path)), waitMs) ?? [],
  };
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
