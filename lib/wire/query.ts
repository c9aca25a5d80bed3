/**
 * How each option of each verb reaches the wire.
 *
 * @module
 */

import { requireKnown } from "../meta/option_names.ts";
import type { CallOptions, GetOptions, ListQuery, WatchQuery } from "./read_options.ts";
import type { ApplyOptions, DeleteOptions, PatchOptions, WriteOptions } from "./write_options.ts";

type Query = readonly (readonly [name: string, value: string])[];
/** For each option its query parameter; `null` marks what does not travel in the query. */
type Parameters<O> = {
  readonly [K in keyof Required<O>]: ((value: NonNullable<O[K]>) => Query) | null;
};

const here = null;
const text = (name: string) => (value: string): Query => [[name, value]];
const number = (name: string) => (value: number): Query => [[name, String(whole(name, value))]];
const flag = (name: string) => (value: boolean): Query => value ? [[name, "true"]] : [];
const dryRun = (value: boolean): Query => value ? [["dryRun", "All"]] : [];

const call = {
  signal: here,
  timeoutMs: here,
  contentType: here,
} satisfies Parameters<CallOptions>;

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
  ignoreStoreReadErrorWithClusterBreakingPotential: here,
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
 * **Errors**: `TypeError` for an option that the verb does not have, `RangeError` for a number that
 * cannot be.
 */
export function toQuery(verb: OptionSet, options: object): Query {
  const table = tables[verb] as Record<string, ((value: never) => Query) | null>;
  requireKnown(verb, options, table);
  const query: (readonly [string, string])[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue;
    query.push(...(table[name]?.(value as never) ?? []));
  }
  return query;
}

/**
 * The body of a delete, or undefined when every option is left to the server.
 *
 * **Errors**: `RangeError` for a number that cannot be.
 */
export function toDeleteBody(options: DeleteOptions): string | undefined {
  const body: Record<string, unknown> = {};
  if (options.gracePeriodSeconds !== undefined) {
    body.gracePeriodSeconds = whole("gracePeriodSeconds", options.gracePeriodSeconds);
  }
  if (options.propagation !== undefined) body.propagationPolicy = options.propagation;
  if (options.preconditions !== undefined) body.preconditions = options.preconditions;
  if (options.ignoreStoreReadErrorWithClusterBreakingPotential) {
    body.ignoreStoreReadErrorWithClusterBreakingPotential = true;
  }
  if (options.dryRun) body.dryRun = ["All"];
  if (Object.keys(body).length === 0) return undefined;
  return JSON.stringify({ kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1", ...body });
}

function whole(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`Cannot use ${value} as ${name}: it must be a whole number from 0`);
}
