/**
 * What a controller does, as those see it who write one.
 *
 * @module
 */

import type { Kind, Scope } from "../meta/kind.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import type { LabelQuery } from "../meta/selector.ts";
import type { Clock } from "../stream/clock.ts";
import type { Subscription } from "../watch/change.ts";
import type { Informer, InformerWait } from "../watch/informer.ts";
import type { Metrics } from "./metrics.ts";
import type { RateLimiter } from "./queue/rate_limiter.ts";
import type { KeysOf, Source, SourceOptions } from "./source.ts";
import type { WorkSplit } from "./work_split.ts";

/** The Kind of objects `O`, however they are written. */
export type KindOf<O extends KubeObject> = Kind<O, Scope, string, unknown>;

/**
 * What the controller follows, to be read without a request. It may be behind the server by as much as
 * a watch is: a write that was just made may not show yet, but for `after`. What it gives is shared
 * with everybody: copy before you change.
 */
export interface ReconcileCache {
  /** The objects of a kind whose controller is the object under reconcile. */
  owned<O extends KubeObject>(kind: KindOf<O>): O[];
  /** The object of a key: "namespace/name", or the name alone in cluster scope. */
  get<O extends KubeObject>(kind: KindOf<O>, key: string): O | undefined;
  /** All objects of a kind, or those with these labels. **Errors**: `TypeError` for a kind that no source has. */
  list<O extends KubeObject>(kind: KindOf<O>, where?: string | LabelQuery): O[];
  /** Waits for a write, and until it shows in here. **Returns** what the write gave. */
  after<R extends KubeObject>(write: R | Promise<R>, options?: InformerWait): Promise<R>;
}

/** What a reconcile function is called with. */
export interface ReconcileContext<T extends KubeObject = AnyObject> {
  /** The object as the cache has it: a copy, so change it as you like. */
  readonly object: T;
  /** "namespace/name", or the name alone in cluster scope. */
  readonly key: string;
  /** What the controller's informers hold. */
  readonly cache: ReconcileCache;
  /** How often this key failed since it last went well. */
  readonly failures: number;
  /** Aborts when the controller has to stop at once, or the reconcile takes too long. */
  readonly signal: AbortSignal;
  /** Asks for another reconcile, that many milliseconds after this one went well. */
  requeueAfter(ms: number): void;
}

/**
 * Makes the world as one object says. It is called again after every change, after every failure, and
 * after every restart, so it looks at what is, not at what has happened.
 *
 * **Errors**: whatever it throws is reported and tried again, later with each time; a `TerminalError`
 * is reported only.
 */
export type Reconcile<T extends KubeObject = AnyObject> = (
  context: ReconcileContext<T>,
) => unknown;

/** Where a failure came from. */
export interface ControllerTrouble {
  /** The key that was worked; undefined for a failure of a source or of a function around it. */
  readonly key: string | undefined;
  /** Milliseconds until it is tried again; undefined when it is not. */
  readonly retryMs: number | undefined;
}

/** How a controller runs. */
export interface RunOptions {
  /** Its name in metrics. @default {"controller"} */
  readonly name?: string | undefined;
  /** How many objects are worked at once; never the same one twice. @default {1} */
  readonly concurrency?: number | undefined;
  /** How long failures wait. @default {defaultLimiter()} */
  readonly limiter?: RateLimiter | undefined;
  /** Aborts a reconcile that takes longer. @default {no limit} */
  readonly timeoutMs?: number | undefined;
  /** The caches have to be complete within this. @default {120_000} */
  readonly syncTimeoutMs?: number | undefined;
  /** What `stop` gives to what is under way. @default {30_000} */
  readonly drainMs?: number | undefined;
  /** Stops the controller at once, without a drain: give it the signal of a lease. */
  readonly signal?: AbortSignal | undefined;
  /** Told of everything that went wrong and ended nothing. */
  readonly onError?: ((error: unknown, trouble: ControllerTrouble) => void) | undefined;
  /** Called for the key of an object that is no more. Owner references and finalizers need no such thing. */
  readonly removed?: ((key: string) => unknown) | undefined;
  /** Shares the objects out over several processes. @default {all are worked here} */
  readonly split?: WorkSplit | undefined;
  /** Where to count. */
  readonly metrics?: Metrics | undefined;
  /** What delays are measured with. @default {the machine's} */
  readonly clock?: Clock | undefined;
}

/** A controller that runs. Dispose of it, or call `stop()`. */
export interface RunningController<T extends KubeObject = AnyObject> extends AsyncDisposable {
  /** The objects that it works. */
  readonly objects: Informer<T>;
  /** Resolves when all caches are complete and work has begun. **Errors**: why that will never be. */
  readonly synced: Promise<void>;
  /** Resolves when it was stopped. **Errors**: what ended it, such as 403 on a watch, or the signal. */
  readonly ended: Promise<void>;
  /** Whether the caches are complete and it runs: for a readiness check. */
  readonly isReady: boolean;
  /** Asks for a reconcile: for events from elsewhere. */
  enqueue(key: string, options?: { readonly afterMs?: number | undefined }): void;
  /**
   * Follows other objects too from now on, such as those of a kind that was just defined: a change of
   * one works the keys that the function gives for it. They are in the cache, until the subscription or
   * the controller ends.
   *
   * **Errors**: what ends it, such as a definition that was deleted, goes to `onError` and ends nothing
   * else; `synced` of the subscription rejects.
   */
  watch<O extends KubeObject>(
    source: Source<O>,
    keys: KeysOf<O>,
    options?: SourceOptions<O>,
  ): Subscription;
  /** Resolves when nothing is due and nothing is being worked, once synced. */
  idle(): Promise<void>;
  /**
   * Starts no further reconcile, waits for those under way, and frees everything. After `drainMs` their
   * signal aborts, and they get one more second.
   *
   * **Errors**: `TimeoutError` when some had not ended by then; they may still be at it.
   */
  stop(options?: { readonly drainMs?: number | undefined }): Promise<void>;
}
