/**
 * Informers: handles on a core, each with its own indexes, listeners and end.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { KubeObject } from "../meta/object.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import type { LabelQuery } from "../meta/selector.ts";
import { scope } from "../stream/deadline.ts";
import type { Change, ChangeListener, ListenOptions, Subscription } from "../watch/change.ts";
import type {
  Divergence,
  IndexFunction,
  Informer,
  InformerOptions,
  InformerSource,
  InformerStats,
  InformerWait,
  Lister,
} from "../watch/informer.ts";
import type { Core } from "./core.ts";
import { Life } from "./life.ts";
import { listOf, NamespaceLister } from "./listing.ts";
import { changesOf, Receiver } from "./receiver.ts";
import { leaseCore } from "./shared.ts";
import { type Index, namespaceOf, ofObjects } from "./store.ts";
import { subscribe } from "./subscription.ts";
import { overdue } from "./waiting.ts";

/**
 * Starts an informer, or joins the one there is; `k.pods("web").informer()` calls it.
 *
 * **Errors**: `signal.reason`, when the signal has aborted already.
 */
export function createInformer<T extends KubeObject, E = T>(
  source: InformerSource<T>,
  options: InformerOptions<T, E> = {},
): Informer<E> {
  requireKnown(`follow ${source.what}`, options, informerOptions);
  options.signal?.throwIfAborted();
  const lease = leaseCore(source, options);
  return new Handle(lease.core, new Life(lease, options), options.indexes ?? {});
}

const informerOptions: OptionNames<InformerOptions<unknown>> = {
  signal: true,
  indexes: true,
  transform: true,
  managedFields: true,
  shared: true,
  compact: true,
  freeze: true,
  onTrouble: true,
  timeoutSeconds: true,
  silenceMs: true,
  pageSize: true,
  list: true,
  judge: true,
};

class Handle<T extends KubeObject, E> implements Informer<E> {
  readonly #core: Core<T, E>;
  readonly #life: Life<T, E>;
  readonly #indexes = new Map<string, Index<E>>();
  #namespaces: Index<E> | undefined;

  constructor(
    core: Core<T, E>,
    life: Life<T, E>,
    indexes: Readonly<Record<string, IndexFunction<E>>>,
  ) {
    this.#core = core;
    this.#life = life;
    for (const [name, values] of Object.entries(indexes)) this.addIndex(name, values);
  }

  get what(): string {
    return this.#core.what;
  }

  get kind(): Kind | undefined {
    return this.#core.kind;
  }

  get synced(): Promise<void> {
    return this.#life.synced;
  }

  get isSynced(): boolean {
    return this.#core.complete;
  }

  get ended(): Promise<void> {
    return this.#life.ended;
  }

  get resourceVersion(): string | undefined {
    return this.#core.version;
  }

  get stats(): InformerStats {
    return this.#core.stats;
  }

  get size(): number {
    return this.#core.store.size;
  }

  get(key: string): E | undefined {
    return this.#core.store.get(key)?.object;
  }

  has(key: string): boolean {
    return this.#core.store.has(key);
  }

  keys(): IterableIterator<string> {
    return this.#core.store.keys();
  }

  list(where?: string | LabelQuery): E[] {
    return listOf(this.#core.entries(), where);
  }

  by(index: string, value: string): E[] {
    const { store } = this.#core;
    return Array.from(this.#index(index).keys(value), (key) => store.get(key)?.object as E);
  }

  valuesOf(index: string): string[] {
    return this.#index(index).values();
  }

  addIndex(name: string, values: IndexFunction<E>): void {
    if (this.#indexes.has(name)) {
      throw new TypeError(`Cannot add index "${name}" over ${this.what}: there is one already`);
    }
    this.#indexes.set(name, this.#indexOf(ofObjects(values)));
  }

  in(namespace: string): Lister<E> {
    this.#namespaces ??= this.#indexOf(({ key }) => [namespaceOf(key)]);
    return new NamespaceLister(this.#core.store, this.#namespaces, namespace);
  }

  on(listener: ChangeListener<E>, options: ListenOptions = {}): Subscription {
    return subscribe(new Receiver(this.#life, options), listener, options);
  }

  changes(options: Omit<ListenOptions, "onError"> = {}): AsyncIterableIterator<Change<E>> {
    return changesOf(new Receiver(this.#life, options));
  }

  [Symbol.asyncIterator](): AsyncIterator<Change<E>> {
    return this.changes();
  }

  async waitFor(resourceVersion: string, options?: InformerWait): Promise<void> {
    const { hasReached } = await import("./arrival.ts");
    const reached = () => hasReached(this.#core, resourceVersion);
    await this.#until(reached, `version ${resourceVersion}`, options);
  }

  async after<R>(write: R | Promise<R>, options?: InformerWait): Promise<R> {
    const answer = await write;
    const { showsWrite } = await import("./arrival.ts");
    const shown = () => showsWrite(this.#core, answer);
    await this.#until(shown, "a write to be shown", options);
    return answer;
  }

  async waitUntil(
    key: string,
    condition: (object: E | undefined) => boolean,
    options?: InformerWait,
  ): Promise<E | undefined> {
    let passed: E | undefined;
    const holds = () => {
      if (!this.#core.complete) return false;
      passed = this.get(key);
      return condition(passed);
    };
    await this.#until(holds, `"${key}"`, options);
    return passed;
  }

  async verify({ signal, timeoutMs = 90_000 }: InformerWait = {}): Promise<Divergence<E>[]> {
    await this.#until(() => this.isSynced, "the first list", { signal, timeoutMs });
    const core = this.#core;
    const take = () => ({ version: core.version as string, entries: [...core.entries()] });
    const { compareExactly } = await import("./verify.ts");
    const within = scope(signal);
    try {
      within.deadline(
        core.clock,
        timeoutMs,
        () => overdue(`Cannot verify ${this.what}`, timeoutMs),
      );
      return await compareExactly(core.openedPort, core.keep, take, within.signal);
    } finally {
      within[Symbol.dispose]();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#life.dispose();
  }

  #until(condition: () => boolean, what: string, options?: InformerWait): Promise<void> {
    return this.#life.until(condition, `${what} in the cache of ${this.what}`, options);
  }

  #index(name: string): Index<E> {
    const index = this.#indexes.get(name);
    if (index) return index;
    const known = [...this.#indexes.keys()].join(", ") || "none";
    throw new TypeError(`Cannot look up by "${name}" in ${this.what}: the indexes are ${known}`);
  }

  #indexOf(values: Parameters<Core<T, E>["store"]["index"]>[0]): Index<E> {
    const { store } = this.#core;
    const index = store.index(values);
    this.#life.atEnd(() => store.dropIndex(index));
    return index;
  }
}
