/**
 * The options of every verb, and how each reaches the wire.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/
 *
 * @module
 */

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with `signal.reason`, untouched. */
  readonly signal?: AbortSignal | undefined;
  /** The call as a whole, retries included, takes at most this long. @default {90_000} */
  readonly timeoutMs?: number | undefined;
}

/** Options of get. */
export interface GetOptions extends CallOptions {
  /** "0" or a version: any state not older than this will do. @default {the most recent} */
  readonly resourceVersion?: string | undefined;
}

/** What of a collection to read. Selectors belong to the View: `where` and `fields`. */
export interface ListOptions extends CallOptions {
  /** At most this many items; the answer's `metadata.continue` leads on. @default {all} */
  readonly limit?: number | undefined;
  /** The token of the page before. */
  readonly continue?: string | undefined;
  /** The version the answer is measured by, see `resourceVersionMatch`. @default {the most recent} */
  readonly resourceVersion?: string | undefined;
  /** Whether the answer is to be of exactly that version or may be newer. */
  readonly resourceVersionMatch?: "Exact" | "NotOlderThan" | undefined;
  /** The server gives up after this many seconds. */
  readonly timeoutSeconds?: number | undefined;
}

/** What of a collection to read and which parts of it, as the request carries them. */
export interface ListQuery extends ListOptions {
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
}

/** How to watch, as the request carries it. */
export interface WatchQuery {
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Changes after this version follow. @default {the present objects first} */
  readonly resourceVersion?: string | undefined;
  readonly resourceVersionMatch?: "NotOlderThan" | undefined;
  /** The server ends the stream after this many seconds. */
  readonly timeoutSeconds?: number | undefined;
  readonly allowWatchBookmarks?: boolean | undefined;
  /** The present objects first, then a marked bookmark, then changes (KEP-3157). */
  readonly sendInitialEvents?: boolean | undefined;
}

/** What all writes share. */
export interface WriteOptions extends CallOptions {
  /** Do everything but store the result. @default {false} */
  readonly dryRun?: boolean | undefined;
  /** Who is writing, for field ownership; at most 128 printable characters. @default {"kubist"} */
  readonly fieldManager?: string | undefined;
  /** What to do with unknown and repeated fields. @default {the server's: "Warn"} */
  readonly fieldValidation?: "Ignore" | "Warn" | "Strict" | undefined;
}

/** Options of create. */
export type CreateOptions = WriteOptions;

/** Options of update. */
export type UpdateOptions = WriteOptions;

/** Options of patch. */
export interface PatchOptions extends WriteOptions {
  /** How the patch is written. @default {"merge" for an object, "json" for an array} */
  readonly type?: "merge" | "json" | "strategic" | undefined;
}

/** Options of apply. */
export interface ApplyOptions extends WriteOptions {
  /** Take over fields that other managers own instead of failing with a conflict. @default {false} */
  readonly force?: boolean | undefined;
}

/** Options of delete. */
export interface DeleteOptions extends CallOptions {
  /** Seconds an object may take to end; 0 ends it at once. @default {the object's own} */
  readonly gracePeriodSeconds?: number | undefined;
  /** What happens to what the object owns. @default {the kind's: mostly "Background"} */
  readonly propagation?: "Orphan" | "Background" | "Foreground" | undefined;
  /** Delete only this very object. */
  readonly preconditions?:
    | { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined }
    | undefined;
  /** Do everything but delete. @default {false} */
  readonly dryRun?: boolean | undefined;
}

type Query = readonly (readonly [name: string, value: string])[];
/** For each option its query parameter; `null` marks what does not travel in the query. */
type Parameters<O> = {
  readonly [K in keyof Required<O>]: ((value: NonNullable<O[K]>) => Query) | null;
};

const here = null;
const text = (name: string) => (value: string): Query => [[name, value]];
const number = (name: string) => (value: number): Query => [[name, String(value)]];
const flag = (name: string) => (value: boolean): Query => value ? [[name, "true"]] : [];
const dryRun = (value: boolean): Query => value ? [["dryRun", "All"]] : [];

const call = { signal: here, timeoutMs: here } satisfies Parameters<CallOptions>;

const get = {
  ...call,
  resourceVersion: text("resourceVersion"),
} satisfies Parameters<GetOptions>;

const list = {
  ...call,
  labelSelector: text("labelSelector"),
  fieldSelector: text("fieldSelector"),
  limit: number("limit"),
  continue: text("continue"),
  resourceVersion: text("resourceVersion"),
  resourceVersionMatch: text("resourceVersionMatch"),
  timeoutSeconds: number("timeoutSeconds"),
} satisfies Parameters<ListQuery>;

const watch = {
  labelSelector: text("labelSelector"),
  fieldSelector: text("fieldSelector"),
  resourceVersion: text("resourceVersion"),
  resourceVersionMatch: text("resourceVersionMatch"),
  timeoutSeconds: number("timeoutSeconds"),
  allowWatchBookmarks: flag("allowWatchBookmarks"),
  sendInitialEvents: flag("sendInitialEvents"),
} satisfies Parameters<WatchQuery>;

const write = {
  ...call,
  dryRun,
  fieldManager: text("fieldManager"),
  fieldValidation: text("fieldValidation"),
} satisfies Parameters<WriteOptions>;

/** `type` chooses the content type of the request. */
const patch = { ...write, type: here } satisfies Parameters<PatchOptions>;

const apply = {
  ...write,
  force: flag("force"),
} satisfies Parameters<ApplyOptions>;

/** The options of delete travel in the body. */
const remove = {
  ...call,
  gracePeriodSeconds: here,
  propagation: here,
  preconditions: here,
  dryRun: here,
} satisfies Parameters<DeleteOptions>;

type OptionSet = "get" | "list" | "watch" | "write" | "patch" | "apply" | "delete";
const tables: Readonly<Record<OptionSet, object>> = {
  get,
  list,
  watch,
  write,
  patch,
  apply,
  delete: remove,
};

/**
 * The query parameters of a verb's options, in the order of the table.
 *
 * **Errors**: `TypeError` for an option that the verb does not have.
 */
export function toQuery(verb: OptionSet, options: object): Query {
  const table = tables[verb] as Record<string, ((value: never) => Query) | null>;
  const query: (readonly [string, string])[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(table, name)) {
      throw new TypeError(
        `Cannot ${verb} with option "${name}": the options are ${Object.keys(table).join(", ")}`,
      );
    }
    if (value === undefined || value === null) continue;
    query.push(...(table[name]?.(value as never) ?? []));
  }
  return query;
}

/** The body of a delete, or undefined when every option is left to the server. */
export function toDeleteBody(options: DeleteOptions): string | undefined {
  const body: Record<string, unknown> = {};
  if (options.gracePeriodSeconds !== undefined) {
    body.gracePeriodSeconds = options.gracePeriodSeconds;
  }
  if (options.propagation !== undefined) body.propagationPolicy = options.propagation;
  if (options.preconditions !== undefined) body.preconditions = options.preconditions;
  if (options.dryRun) body.dryRun = ["All"];
  if (Object.keys(body).length === 0) return undefined;
  return JSON.stringify({ kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1", ...body });
}
