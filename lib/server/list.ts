/**
 * Listing: which records, at which revision, in which pages.
 *
 * @module
 */

import type { Call } from "./call.ts";
import { decodeToken, encodeToken } from "./continue_token.ts";
import type { Kernel } from "./kernel.ts";
import type { ListOptions } from "./list_options.ts";
import { recordKey, type StoredRecord } from "./record.ts";
import { expired, versionTooLarge } from "./refusals.ts";
import { type Selection, selection } from "./selection.ts";
import { badRequest } from "./status_error.ts";

/** One page of a collection. */
export interface Page {
  readonly records: readonly StoredRecord[];
  readonly revision: number;
  readonly continueToken: string;
  readonly remaining: number | undefined;
}

const EXPIRED_TOKEN =
  "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

/** Answers a list request. */
export function listPage(call: Call, options: ListOptions): Page {
  const chosen = selection(call, options.labelSelector, options.fieldSelector);
  const from = startOf(call, options);
  const prefix = call.type.namespaced && call.namespace !== "" ? `${call.namespace}/` : "";
  const source = call.kernel.store.of(call.type.storageKey);
  const keys = from.past ? undefined : chosen.keys(prefix);
  const records = from.past
    ? source.rangeAt(from.revision, prefix, from.start)
    : keys
    ? source.pick(keys, prefix, from.start)
    : source.range(prefix, from.start);
  // What a cache answers, it answers whole.
  const cached = options.revision === 0 && options.match !== "Exact";
  const limit = cached ? 0 : Math.max(0, options.limit);
  return page(records, chosen, limit, from.revision);
}

interface Start {
  readonly revision: number;
  readonly start: string;
  /** The revision is not the latest. */
  readonly past: boolean;
}

function startOf(call: Call, options: ListOptions): Start {
  const { store } = call.kernel;
  if (options.continueToken !== "") return startOfToken(call, options);
  const wanted = options.revision;
  checkNotFuture(call.kernel, wanted);
  const exact = options.match === "Exact" ||
    (options.match === "" && options.limit > 0 && wanted !== undefined && wanted > 0);
  if (!exact || wanted === undefined || wanted === store.revision) {
    return { revision: store.revision, start: "", past: false };
  }
  if (wanted < store.of(call.type.storageKey).forgotten) {
    throw expired("The resourceVersion for the provided list is too old.");
  }
  return { revision: wanted, start: "", past: true };
}

function startOfToken(call: Call, options: ListOptions): Start {
  const { store } = call.kernel;
  if (options.revision !== undefined && options.revision !== 0) {
    throw badRequest("specifying resource version is not allowed when using continue");
  }
  const token = decodeToken(options.continueToken);
  if (token.revision < 0) return { revision: store.revision, start: token.start, past: false };
  if (token.revision < store.of(call.type.storageKey).forgotten) {
    throw expired(EXPIRED_TOKEN, encodeToken({ revision: -1, start: token.start }));
  }
  return { revision: token.revision, start: token.start, past: token.revision !== store.revision };
}

/** A version that is not reached yet cannot be waited for: nobody else writes. */
export function checkNotFuture(kernel: Kernel, revision: number | undefined): void {
  if (revision !== undefined && revision > kernel.store.revision) {
    throw versionTooLarge(String(revision), kernel.store.revision);
  }
}

function page(
  records: readonly StoredRecord[],
  chosen: Selection,
  limit: number,
  revision: number,
): Page {
  if (limit === 0) {
    const all = chosen.all ? records : records.filter((r) => chosen.matches(r));
    return { records: all, revision, continueToken: "", remaining: undefined };
  }
  const found: StoredRecord[] = [];
  for (let i = 0; i < records.length; i++) {
    const record = records[i] as StoredRecord;
    if (!chosen.all && !chosen.matches(record)) continue;
    if (found.length === limit) {
      const last = found[limit - 1] as StoredRecord;
      const start = `${recordKey(last.namespace, last.name)}\u0000`;
      const remaining = chosen.all ? records.length - i : undefined;
      return {
        records: found,
        revision,
        continueToken: encodeToken({ revision, start }),
        remaining,
      };
    }
    found.push(record);
  }
  return { records: found, revision, continueToken: "", remaining: undefined };
}
