/**
 * Cores that several informers share.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { InformerOptions, InformerSource, WatchingOptions } from "../watch/informer.ts";
import { Core } from "./core.ts";

/** The use of a core; the last one to end stops it. */
export interface Lease<T extends KubeObject, E> {
  readonly core: Core<T, E>;
  end(): Promise<void>;
}

interface Shared {
  // deno-lint-ignore no-explicit-any -- cores of all types are kept by keys that tell the types apart
  readonly core: Core<any, any>;
  users: number;
}

const connections = new WeakMap<object, Map<string, Shared>>();
const functionIds = new WeakMap<object, number>();
let lastId = 0;

/** The core that follows a source as these options want it: the one there is, or a new one. */
export function leaseCore<T extends KubeObject, E>(
  source: InformerSource<T>,
  options: InformerOptions<T, E>,
): Lease<T, E> {
  const start = () => new Core(withOptions(source, options), { ...options, show: source.show });
  if (options.shared === false) {
    const core = start();
    return { core, end: () => core.stop() };
  }
  const cores = coresOf(source.connection);
  const key = keyOf(source, options);
  let shared = cores.get(key) as Shared | undefined;
  const forget = () => {
    if (cores.get(key) === shared) cores.delete(key);
  };
  if (!shared) {
    shared = { core: start(), users: 0 };
    cores.set(key, shared);
    // One that failed must not be met by those who come later.
    shared.core.ended.catch(forget);
  }
  const { core } = shared;
  shared.users++;
  let ended: Promise<void> | undefined;
  const end = async () => {
    if (--(shared as Shared).users > 0) return;
    forget();
    await core.stop();
  };
  return { core, end: () => ended ??= end() };
}

/** What an informer may say of its watch; the rest is the client's. */
function withOptions<T extends KubeObject, E>(
  source: InformerSource<T>,
  options: InformerOptions<T, E>,
): InformerSource<T> {
  return {
    ...source,
    open: (signal) => source.open(signal, { lean: !options.managedFields }),
    watching: { ...source.watching, ...given(options) },
  };
}

function given<T, E>(options: InformerOptions<T, E>): WatchingOptions {
  const { timeoutSeconds, silenceMs, pageSize, list, judge } = options;
  const all = Object.entries({ timeoutSeconds, silenceMs, pageSize, list, judge });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function coresOf(connection: object): Map<string, Shared> {
  let cores = connections.get(connection);
  if (!cores) connections.set(connection, cores = new Map());
  return cores;
}

function keyOf<T extends KubeObject, E>(
  { key, show }: InformerSource<T>,
  options: InformerOptions<T, E>,
): string {
  const { managedFields = false, freeze = false, compact = true, transform } = options;
  const { judge, ...rest } = given(options);
  const kept = [idOf(show), idOf(transform), managedFields, freeze, compact];
  return JSON.stringify([key, kept, idOf(judge), rest]);
}

function idOf(fn: unknown): number {
  if (typeof fn !== "function") return 0;
  const id = functionIds.get(fn) ?? ++lastId;
  functionIds.set(fn, id);
  return id;
}
