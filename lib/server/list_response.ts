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
import { respond, type ResponseStyle, textResponse } from "./respond.ts";

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
}

/** What is encoded and sent at once, in characters; answers that are shorter have a known length. */
const PIECE = 65_536;

/** Answers with a list. */
export function respondItems(list: ItemList, style: ResponseStyle): Promise<Response> | Response {
  if (style.media !== "json" || style.pretty) {
    return respond(200, { ...list.head, [list.field]: [...list.values] }, style);
  }
  const pieces = piecesOf(list);
  const first = pieces.next().value ?? "";
  const second = pieces.next();
  if (second.done) return textResponse(200, first, "application/json");
  const headers = { "content-type": "application/json" };
  return new Response(encoded([first, second.value], pieces), { headers });
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

function* piecesOf({ head, field, values, texts }: ItemList): Generator<string> {
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
    if (size < PIECE) continue;
    yield parts.join("");
    [parts, size] = [[], 0];
  }
  parts.push("]}\n");
  yield parts.join("");
}

/** Pieces as bytes, each when the one before is taken. */
function encoded(first: string[], rest: Iterator<string>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = first.shift() ?? rest.next().value;
      if (next === undefined) controller.close();
      else controller.enqueue(utf8.encode(next));
    },
  }, { highWaterMark: 0 });
}
