/**
 * The items of a page, parsed when they are asked for: a page of objects would be visited by every
 * garbage collection until its last item has been taken, and its text is not.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { KubeList, ListMeta } from "../meta/object.ts";
import { type Answer, decodePage, identifyItems, type ObjectReader } from "./response.ts";
import type { WireRequest } from "./request.ts";

/** The items of one page. */
export interface PageItems<T> {
  readonly metadata: ListMeta;
  /** The next of them; undefined when there are no more. **Errors**: `ProtocolError`. */
  more(): readonly T[] | undefined;
}

/** So many at once, so that few are there at any time. */
const mostAtOnce = 16;

/**
 * The items of an answer, with their `apiVersion` and `kind`; `reader` for what may come in protobuf.
 *
 * **Errors**: `ProtocolError` when it is no page. Where items have been given before that comes out, it
 * is `more` that throws.
 */
export function pageItems<T>(
  request: WireRequest,
  answer: Answer,
  kind: Pick<Kind, "group" | "version" | "kind">,
  reader?: ObjectReader,
): PageItems<T> {
  const cuts = answer.bytes === undefined ? cutsOf<T>(answer.text) : undefined;
  if (cuts === undefined) return itemsOf(decodePage<T>(request, answer, kind, reader));
  let given = 0;
  let rest: PageItems<T> | undefined;
  const parse = (): readonly T[] => {
    const { page, next } = cuts;
    const items: T[] = [];
    for (let item = next(); item !== undefined; item = next()) {
      if (items.push(item) === mostAtOnce) break;
    }
    identifyItems({ ...page, items }, kind);
    return items;
  };
  return {
    metadata: cuts.page.metadata,
    more() {
      if (rest !== undefined) return rest.more();
      try {
        const items = parse();
        given += items.length;
        return items.length > 0 ? items : undefined;
      } catch {
        // What looks like the start of an item stands inside of one as well, or the text is broken.
        rest = itemsOf(decodePage<T>(request, answer, kind), given);
        return rest.more();
      }
    },
  };
}

/** The items of a page that is there, from one on. */
export function itemsOf<T>({ metadata, items }: KubeList<T>, from: number = 0): PageItems<T> {
  let left: readonly T[] | undefined = from === 0 ? items : items.slice(from);
  return {
    metadata,
    more() {
      const all = left;
      left = undefined;
      return all;
    },
  };
}

const opening = '"items":[';
const closing = "]}";
const named = '"metadata":{';
/** What an item of kube-apiserver starts with: its type, where it has one, then its metadata. */
const itemStart = /^\{(?:"(?:apiVersion|kind)":"[^"\\]*",)*"metadata":\{$/;

/** A page without its items, and what parses one after the other. */
interface Cuts<T> {
  readonly page: KubeList<T>;
  next(): T | undefined;
}

/**
 * Cuts the text of a page where items start, without looking at what is between. A piece that was cut
 * in a wrong place is not JSON. Undefined for a page that is written in another way.
 */
function cutsOf<T>(text: string): Cuts<T> | undefined {
  const start = text.indexOf(opening) + opening.length;
  const end = text.lastIndexOf(closing);
  const first = text.slice(start, text.indexOf(named, start) + named.length);
  if (start < opening.length || end < start || !itemStart.test(first)) return undefined;
  if (text.slice(end + closing.length).trim() !== "") return undefined;
  const page = tryParse<KubeList<T>>(text.slice(0, start) + closing);
  if (!page?.metadata || !page.kind?.endsWith("List")) return undefined;
  const border = `},${first}`;
  let at = start;
  return {
    page,
    next() {
      if (at >= end) return undefined;
      const found = text.indexOf(border, at);
      const stop = found === -1 ? end : found + 1;
      const item: T = JSON.parse(text.slice(at, stop));
      at = stop + 1;
      return item;
    },
  };
}

function tryParse<V>(text: string): V | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
