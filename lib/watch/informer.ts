/**
 * Informer: a store that follows a collection. Types alone, so that client and cache both see them;
 * what is behind them is in the cache room.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { KubeObject } from "../meta/object.ts";
import type { LabelQuery } from "../meta/selector.ts";
import type { Change, ChangeListener, ListenOptions, Subscription } from "./change.ts";
import type { DriverOptions, WatchTrouble } from "./options.ts";
import type { WatchPort } from "./port.ts";

/** Where an informer gets its objects from: what a view hands to the cache. */
export interface InformerSource<T extends KubeObject = KubeObject> {
  /** What is followed: `pods in namespace "web"`. */
  readonly what: string;
  /** Informers of one connection share stores. */
  readonly connection: object;
  /** Says, within a connection, what is followed and in which form. */
  readonly key: string;
  /** What a view shows of an object, where that is not the object itself. */
  readonly show?: ((object: T) => unknown) | undefined;
  /** Finds out where to look; `lean` where nobody needs the managedFields of an object. */
  open(signal: AbortSignal, options?: { readonly lean: boolean }): Promise<WatchPort<T>>;
  /** How to watch. */
  readonly watching: Omit<DriverOptions, "counters" | "resourceVersion">;
}

/** The values under which an index finds an object. */
export type IndexFunction<E> = (object: E) => readonly string[];

/** What an informer may say of its watch. */
export type WatchingOptions = Partial<
  Pick<DriverOptions, "timeoutSeconds" | "silenceMs" | "pageSize" | "list" | "judge">
>;

/** How to make an informer. `T` is what the server sends, `E` what the store keeps of it. */
export interface InformerOptions<T, E = T> extends WatchingOptions {
  /** Ends the informer; `synced` and loops then throw `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Named ways to look objects up: `{ node: (pod) => [pod.spec?.nodeName ?? ""] }`. */
  readonly indexes?: Readonly<Record<string, IndexFunction<E>>> | undefined;
  /**
   * What the store keeps of an object. It must give the same for the same object, and informers share
   * a store when they give the same function.
   *
   * @default {the object as it is}
   */
  readonly transform?: ((object: T) => E) | undefined;
  /** Keep `metadata.managedFields`, often half of an object. @default {false} */
  readonly managedFields?: boolean | undefined;
  /** Share the store with other informers of the same client, kind, place and options. @default {true} */
  readonly shared?: boolean | undefined;
  /**
   * Keep equal strings once: for pods up to a fourth less memory, for some 10 µs of CPU an object.
   *
   * @default {true}
   */
  readonly compact?: boolean | undefined;
  /**
   * Freeze what is in the store, so that a change to a shared object throws where it is made. It costs a
   * seventh more CPU for each object on Deno and Node; on Bun twice as much, and half the memory again.
   *
   * @default {the client's: true in a test cluster, else false}
   */
  readonly freeze?: boolean | undefined;
  /** Told of each failure that is being mended, and of what ends it, besides the client's own hook. */
  readonly onTrouble?: ((trouble: WatchTrouble) => void) | undefined;
}

/** A store to look objects up in; what it gives is shared, and not to be changed. */
export interface Lister<E> {
  /** How many objects there are. */
  readonly size: number;
  /** The object of a key: "namespace/name", or the name alone in cluster scope. */
  get(key: string): E | undefined;
  /** Whether there is an object of this key. */
  has(key: string): boolean;
  /** All objects, or those with these labels, in no order that means anything. */
  list(where?: string | LabelQuery): E[];
  /** All keys. */
  keys(): IterableIterator<string>;
}

/** A place where the store and the server differ. */
export interface Divergence<E = unknown> {
  /** "namespace/name", or the name alone in cluster scope. */
  readonly key: string;
  /** Undefined when the store lacks it. */
  readonly stored: E | undefined;
  /** Undefined when the server has it not. */
  readonly actual: E | undefined;
}

/** What has happened in an informer so far. */
export interface InformerStats {
  /** Complete lists, streamed ones too; more than one means gaps that could not be bridged. */
  readonly lists: number;
  /** Streams that were opened. */
  readonly streams: number;
  /** Failures that were mended, or are being mended. */
  readonly troubles: number;
  /** Events received, bookmarks too. */
  readonly events: number;
  /** Events that said nothing new: repeated after a reconnect, or from a server that lags. */
  readonly stale: number;
  /** Milliseconds since the server was last heard. */
  readonly silentMs: number;
}

/** How to wait. */
export interface InformerWait {
  /** Ends the wait; it then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** How long to wait. @default {no limit} */
  readonly timeoutMs?: number | undefined;
}

/**
 * A store that follows a collection: it holds the present state, tells of changes, and mends what
 * breaks.
 *
 * Reads never wait and never fail: before `synced` there is nothing in it. Iterating it gives the
 * present objects as ADDED, then every change; every loop and every listener has a place of its own in
 * the sequence. A slow one holds up nobody. An informer runs until it is disposed, until its signal
 * aborts, or until something happens that only the user can mend, which every loop throws.
 */
export interface Informer<E> extends Lister<E>, AsyncIterable<Change<E>>, AsyncDisposable {
  /** What is followed: `pods in namespace "web"`. */
  readonly what: string;
  /** The kind of the objects; undefined before it is synced, and where they are of several. */
  readonly kind: Kind | undefined;
  /**
   * Resolves when the store holds the whole collection.
   *
   * **Errors**: the cause, when that will never be: 403, 404, a server that cannot be reached.
   */
  readonly synced: Promise<void>;
  /** Whether the present objects have all come. */
  readonly isSynced: boolean;
  /** Resolves when it was disposed; **Errors**: what ended it. */
  readonly ended: Promise<void>;
  /** The version that the store has come to; undefined before it is synced. */
  readonly resourceVersion: string | undefined;
  /** What has happened so far. */
  readonly stats: InformerStats;

  /** The objects that an index has under a value. **Errors**: `TypeError` for an unknown index. */
  by(index: string, value: string): E[];
  /** The values that an index has. */
  valuesOf(index: string): string[];
  /** Adds an index, over what is there and what will come. **Errors**: `TypeError` for a taken name. */
  addIndex(name: string, values: IndexFunction<E>): void;
  /** The objects of one namespace, by their names alone. */
  in(namespace: string): Lister<E>;

  /** Calls the listener with the present objects, then with every change. */
  on(listener: ChangeListener<E>, options?: ListenOptions): Subscription;
  /** What iterating gives, with options. */
  changes(options?: Omit<ListenOptions, "onError">): AsyncIterableIterator<Change<E>>;

  /**
   * Waits until the store is at least at a version. **Errors**: `TimeoutError`, or what ended it.
   */
  waitFor(resourceVersion: string, options?: InformerWait): Promise<void>;
  /**
   * Waits for a write and then until the store shows it, so that the next read sees what was
   * written: `await pods.after(k.pods("web").create(pod))`. **Returns**: what the write gave.
   */
  after<R>(write: R | Promise<R>, options?: InformerWait): Promise<R>;
  /**
   * Waits until the object of a key passes; the condition gets undefined while there is none.
   * **Returns**: the object as it passed.
   */
  waitUntil(
    key: string,
    condition: (object: E | undefined) => boolean,
    options?: InformerWait,
  ): Promise<E | undefined>;
  /**
   * Compares the store with a list of exactly its version.
   *
   * **Wire**: GET with `resourceVersionMatch=Exact`. **Returns**: the differences; none, when all is well.
   */
  verify(options?: InformerWait): Promise<Divergence<E>[]>;
}
