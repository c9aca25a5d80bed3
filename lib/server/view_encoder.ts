/**
 * Watch events in the views that clients ask for.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Representation } from "./accept.ts";
import { apiVersion, read } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { encodeEvent } from "./protobuf/encode.ts";
import { includeObject, partial, table } from "./view.ts";
import { type EventEncoder, jsonEncoder } from "./watch.ts";

/** The encoder of a watch. */
export function eventEncoder(exchange: Exchange): EventEncoder {
  const view = exchange.representation();
  if (view.media === "protobuf") return protobufEncoder(exchange, view);
  const plain = jsonEncoder(exchange.call);
  if (view.as === "") return plain;
  return view.as === "Table"
    ? tableEncoder(exchange, view, plain)
    : partialEncoder(exchange, view, plain);
}

/** Frames of protobuf; what is no message of its own goes as metadata. */
function protobufEncoder(exchange: Exchange, view: Representation): EventEncoder {
  const shown = (object: AnyObject) =>
    view.as === "" ? object as unknown as Record<string, unknown> : partial(object, view);
  return {
    key: `protobuf ${apiVersion(exchange.call)} ${view.as} ${view.asVersion}`,
    record: (type, record) => encodeEvent(type, shown(read(exchange.call, record))),
    bookmark: (revision, end) =>
      encodeEvent("BOOKMARK", shown(bookmarkOf(exchange, revision, end))),
    error: (status) => encodeEvent("ERROR", status as Record<string, unknown>),
  };
}

function partialEncoder(
  exchange: Exchange,
  view: Representation,
  plain: EventEncoder,
): EventEncoder {
  return {
    ...plain,
    key: `${plain.key} partial ${view.asVersion}`,
    record: (type, record) => line({ type, object: partial(read(exchange.call, record), view) }),
    bookmark: (revision, end) =>
      line({ type: "BOOKMARK", object: partial(bookmarkOf(exchange, revision, end), view) }),
  };
}

/** Only the first table of a stream describes its columns. */
function tableEncoder(exchange: Exchange, view: Representation, plain: EventEncoder): EventEncoder {
  includeObject(exchange.query);
  let first = true;
  const encode = (type: string, object: AnyObject) => {
    const metadata = { resourceVersion: object.metadata.resourceVersion };
    const body = table(exchange, view, [object], metadata, first);
    first = false;
    return line({ type, object: body });
  };
  return {
    ...plain,
    key: undefined,
    record: (type, record) => encode(type, read(exchange.call, record)),
    bookmark: (revision, end) => encode("BOOKMARK", bookmarkOf(exchange, revision, end)),
  };
}

function bookmarkOf(exchange: Exchange, revision: number, end: boolean): AnyObject {
  const annotations = end ? { annotations: { "k8s.io/initial-events-end": "true" } } : {};
  const bookmark: unknown = {
    kind: exchange.call.type.kind,
    apiVersion: apiVersion(exchange.call),
    metadata: { resourceVersion: String(revision), ...annotations },
  };
  return bookmark as AnyObject;
}

function line(event: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(event)}\n`);
}
