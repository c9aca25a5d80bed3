/**
 * Answers with many objects: one after the other, as fast as they are taken.
 *
 * What is stored is text already, and one long answer in memory would be all of it once more for each
 * client that is slow to take it.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { apiVersion, type Call, read } from "./call.ts";
import type { Page } from "./list.ts";
import { bytesResponse, respond, type ResponseStyle } from "./respond.ts";
import { giveBack, PIECE_BYTES, piecedBody, textPieces } from "./text_pieces.ts";

/** A list that is not written yet. */
export interface ItemList {
  /** The fields before the items. */
  readonly head: Readonly<Record<string, unknown>>;
  /** The field of the items. */
  readonly field: "items" | "rows";
  /** The items. */
  readonly values: Iterable<unknown>;
  /** Their JSON, each in parts, where it is known. @default {that of the values} */
  readonly texts?: Iterable<readonly string[]>;
  /** There are none, and the answer says so with null. @default {false} */
  readonly isNull?: boolean;
}

/** Answers with a list. */
export function respondItems(list: ItemList, style: ResponseStyle): Promise<Response> | Response {
  if (list.isNull) return respond(200, { ...list.head, [list.field]: null }, style);
  if (style.media !== "json" || style.pretty) {
    return respond(200, { ...list.head, [list.field]: [...list.values] }, style);
  }
  const next = textPieces(textsOf(list));
  const first = next();
  // One that is short has a known length.
  if (first && first.length < PIECE_BYTES) {
    const bytes = first.slice();
    giveBack(first);
    return bytesResponse(200, bytes, "application/json");
  }
  let begun = first;
  const body = piecedBody(() => {
    const piece = begun ?? next();
    begun = undefined;
    return piece;
  });
  const headers = { "content-type": "application/json" };
  return new Response(body, { headers });
}

/** The list of a page. */
export function pageList(call: Call, page: Page): ItemList {
  const { type } = call;
  // The lists of custom resources say that they go no further.
  const more = type.custom ? { continue: page.continueToken } : {};
  const head = {
    kind: type.listKind,
    apiVersion: apiVersion(call),
    metadata: { ...listMeta(page), ...more },
  };
  const values = mapped(page.records, (record) => listItem(call, read(call, record)));
  const isText = !type.convert && !type.custom;
  const texts = mapped(page.records, ({ parts }) => parts);
  return { head, field: "items", values, ...(isText ? { texts } : {}) };
}

/** The metadata of a list. */
export function listMeta(page: Page): Record<string, unknown> {
  return {
    resourceVersion: String(page.revision),
    ...(page.continueToken === "" ? {} : { continue: page.continueToken }),
    ...(page.remaining === undefined ? {} : { remainingItemCount: page.remaining }),
  };
}

/** What is made of each of some values, when it is asked for. */
export function* mapped<T, U>(values: Iterable<T>, make: (value: T) => U): Generator<U> {
  for (const value of values) yield make(value);
}

/** Items of built-in lists carry neither kind nor version. */
function listItem({ type }: Call, object: AnyObject): unknown {
  if (type.custom) return object;
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = object;
  return rest;
}

/** What is joined before it is encoded, in characters: each costs a call, and a long one memory. */
const JOINED = 16_384;

function* textsOf({ head, field, values, texts }: ItemList): Generator<string> {
  let parts = [JSON.stringify(head).slice(0, -1), `,"${field}":[`];
  let size = 0;
  let isFirst = true;
  for (const item of texts ?? mapped(values, (value) => [JSON.stringify(value)])) {
    if (!isFirst) parts.push(",");
    isFirst = false;
    for (const part of item) {
      parts.push(part);
      size += part.length;
    }
    if (size < JOINED) continue;
    yield parts.join("");
    [parts, size] = [[], 0];
  }
  parts.push("]}\n");
  yield parts.join("");
}
