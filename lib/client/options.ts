/**
 * Options that the client adds to those of the wire.
 *
 * @module
 */

import type { ContentType } from "../wire/content.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { DeleteOptions, PatchOptions } from "../wire/write_options.ts";
import type { WaitCondition } from "./wait_condition.ts";
import type { Counters } from "../watch/counters.ts";
import type { Verdict } from "../watch/verdict.ts";

/** How to iterate a collection. */
export interface IterateOptions {
  /** Ends the iteration; the loop then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Objects a request. @default {500} */
  readonly pageSize?: number | undefined;
  /** The form in which objects travel. @default {the client's: "json"} */
  readonly contentType?: ContentType | undefined;
}

/** How to watch. */
export interface WatchOptions {
  /** Ends the watch; the loop then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Start after this version, without the present objects; "0" and "" name none.
   *
   * @default {the present objects first}
   */
  readonly resourceVersion?: string | undefined;
  /** Hand the server's bookmarks on as events. @default {false} */
  readonly bookmarks?: boolean | undefined;
  /** How long one connection lasts before it is renewed, in seconds. @default {55 to 70} */
  readonly timeoutSeconds?: number | undefined;
  /** A stream that brings nothing for this long counts as dead. @default {as long as it lasts} */
  readonly silenceMs?: number | undefined;
  /**
   * How the present objects come: in pages, or on the stream itself, with pages where the server cannot
   * (KEP-3157). @default {"pages"}
   */
  readonly list?: "pages" | "stream" | undefined;
  /**
   * What to do when the version has expired (410): list again and report the differences, or throw the
   * `ApiError`. @default {"relist"}
   */
  readonly onGap?: "relist" | "throw" | undefined;
  /**
   * The last word on what a failure means, after kubist's own: `gone` lists again, `again` waits and
   * tries once more, `fatal` throws. @default {what kubist says}
   */
  readonly judge?: ((error: unknown, verdict: Verdict) => Verdict) | undefined;
  /** Counts what the watch does: `newCounters()` of `kubist/watch`. */
  readonly counters?: Counters | undefined;
  /** The form in which objects travel. @default {the client's: "json"} */
  readonly contentType?: ContentType | undefined;
}

/** How to wait. */
export interface WaitOptions<T = unknown> extends Pick<CallOptions, "signal"> {
  /** 0 looks once; Infinity never gives up. @default {30_000} */
  readonly timeoutMs?: number | undefined;
  /** What ends the wait with an error, such as `["Failed"]` or `["deleted"]`. @default {none} */
  readonly failOn?: readonly WaitCondition<T>[] | undefined;
}

/** How to edit. */
export type EditOptions = Omit<PatchOptions, "type">;

/** How to delete one object. */
export interface RemoveOptions extends DeleteOptions {
  /** Wait this long for the object to be gone. @default {not at all} */
  readonly waitMs?: number | undefined;
}

/** How to evict. */
export interface EvictOptions extends DeleteOptions {
  /** Try again every 5 s, this long, while a disruption budget forbids it. @default {not at all} */
  readonly waitMs?: number | undefined;
}

/** How to scale. */
export interface ScaleOptions extends PatchOptions {
  /** Scale only from this number. @default {from any} */
  readonly from?: number | undefined;
  /** Wait this long for all replicas to be there and ready. @default {not at all} */
  readonly waitMs?: number | undefined;
}

/** How to delete a collection. */
export interface DeleteCollectionOptions extends DeleteOptions {
  /** Really delete all, when the view has no selector. @default {false} */
  readonly all?: boolean | undefined;
}

/** Which lines of a container's log. Source: the PodLogOptions of core/v1 */
export interface LogOptions {
  /** Ends it; the loop then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the answer may take to begin. Without `follow` it then comes at once, and a connection that
   * brings nothing for a minute counts as dead. @default {30_000}
   */
  readonly timeoutMs?: number | undefined;
  /** Whose log. @default {the only one, or the one that `kubectl.kubernetes.io/default-container` names} */
  readonly container?: string | undefined;
  /** Go on as lines are written, until the container ends. @default {false} */
  readonly follow?: boolean | undefined;
  /** The log of the container that ran before. @default {false} */
  readonly previous?: boolean | undefined;
  /** Lines from the end. @default {all} */
  readonly tail?: number | undefined;
  /** Not with `sinceTime`. */
  readonly sinceSeconds?: number | undefined;
  /** RFC 3339, of which the server heeds whole seconds. Not with `sinceSeconds`. */
  readonly sinceTime?: string | undefined;
  /** Start each line with its time. @default {false} */
  readonly timestamps?: boolean | undefined;
  /** End after so many bytes, in the middle of a line if need be; nothing is resumed then. */
  readonly limitBytes?: number | undefined;
  /** What was written to one of the two, where the server can tell them apart. @default {"All"} */
  readonly stream?: "All" | "Stdout" | "Stderr" | undefined;
  /** Take the log from a kubelet whose certificate the API server cannot verify. @default {false} */
  readonly insecureSkipTLSVerifyBackend?: boolean | undefined;
}

/** A request through the API server to what listens behind it. */
export interface ProxyOptions {
  /** Ends it; it then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** How long the head of the answer may take. @default {the client's: 90_000} */
  readonly timeoutMs?: number | undefined;
  /** The method. @default {"GET"} */
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined;
  /** The headers, in order. */
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined;
  /** The body. */
  readonly body?: string | undefined;
  /** The port's number or name. @default {the first} */
  readonly port?: number | string | undefined;
  /** What the pod or the service speaks. @default {"http"} */
  readonly scheme?: "http" | "https" | undefined;
}
