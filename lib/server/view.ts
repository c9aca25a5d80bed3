/**
 * Answers in the view that a client asked for: the object, its metadata, or a table.
 *
 * @module
 */

import type { AnyObject, ObjectMeta } from "../meta/object.ts";
import type { Representation } from "./accept.ts";
import { apiVersion, read } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import type { Page } from "./list.ts";
import type { Outcome } from "./outcome.ts";
import { fullText } from "./record.ts";
import { goTypeOf } from "./resource_type.ts";
import { type ItemList, listMeta, mapped, pageList, respondItems } from "./list_response.ts";
import { respond, textResponse } from "./respond.ts";
import { badRequest, failure, type StatusError } from "./status_error.ts";
import { columnsOf, hasPlainColumns, rowConditions } from "./tables/mod.ts";

/** What the rows of a table carry of their objects. */
export type IncludeObject = "Metadata" | "Object" | "None";

/** Answers with one object. */
export function respondObject(
  exchange: Exchange,
  code: number,
  object: AnyObject,
): Promise<Response> {
  const view = exchange.representation();
  const style = exchange.style();
  if (view.as === "PartialObjectMetadataList") throw noList(exchange);
  if (view.as === "Table") {
    const metadata = { resourceVersion: object.metadata.resourceVersion };
    return respond(code, table(exchange, view, [object], metadata, true), style);
  }
  if (view.as !== "") return respond(code, partial(object, view), style);
  return respond(code, object, style);
}

/** Answers with what is stored: its text as it is, where that is what the client wants. */
export async function respondOutcome(
  exchange: Exchange,
  code: number,
  outcome: Outcome,
): Promise<Response> {
  const { call } = exchange;
  const { media, pretty } = exchange.style();
  const plain = media === "json" && !pretty && exchange.representation().as === "";
  if (!plain || !outcome.record || call.type.convert) {
    return await respondObject(exchange, code, outcome.object);
  }
  const text = fullText(outcome.record, call.type.kind, apiVersion(call));
  return textResponse(code, `${text}\n`, "application/json");
}

/** 406: the metadata of an object is asked for as that of a list. */
function noList({ call }: Exchange): StatusError {
  const state = `but the requested object is not a list (*${goTypeOf(call.type)})`;
  return failure(406, "NotAcceptable", `you requested PartialObjectMetadataList, ${state}`);
}

/** 406: the metadata of a list is asked for as that of an object. */
function noObject({ call }: Exchange): StatusError {
  const state = `but the requested object is a list (*${goTypeOf(call.type)}List)`;
  return failure(406, "NotAcceptable", `you requested PartialObjectMetadata, ${state}`);
}

/** Answers with a page of objects. */
export async function respondList(exchange: Exchange, page: Page): Promise<Response> {
  const view = exchange.representation();
  // The metadata of a list is asked for as a list.
  if (view.as === "PartialObjectMetadata") throw noObject(exchange);
  const list = listIn(exchange, view, page);
  // A list of nothing is null in Go, which is what clients of the API know.
  const isNull = view.as === "PartialObjectMetadataList" && page.records.length === 0;
  if (isNull) return await respond(200, { ...list.head, items: null }, exchange.style());
  return await respondItems(list, exchange.style());
}

function listIn(exchange: Exchange, view: Representation, page: Page): ItemList {
  const { call } = exchange;
  if (view.as === "") return pageList(call, page);
  const metadata = listMeta(page);
  const objects = mapped(page.records, (record) => read(call, record));
  if (view.as === "Table") {
    const { columns, row } = layout(exchange, view, call.type.kind);
    return {
      head: tableHead(view, metadata, columns),
      field: "rows",
      values: mapped(objects, row),
      isNull: page.records.length === 0 && hasPlainColumns(call.type),
    };
  }
  const apiVersion = `meta.k8s.io/${view.asVersion}`;
  const head = { kind: "PartialObjectMetadataList", apiVersion, metadata };
  return { head, field: "items", values: mapped(objects, (object) => partial(object, view)) };
}

/** The metadata of an object as an object of its own. */
export function partial(object: AnyObject, view: Representation): Record<string, unknown> {
  return {
    kind: "PartialObjectMetadata",
    apiVersion: `meta.k8s.io/${view.asVersion}`,
    metadata: object.kind === "DaemonSet" ? ownMetadata(object.metadata) : object.metadata,
  };
}

const TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

/** The metadata of a daemon set as it is kept, where an annotation is a field of the spec. */
function ownMetadata({ annotations = {}, ...metadata }: ObjectMeta): ObjectMeta {
  const { [TEMPLATE_GENERATION]: _, ...own } = annotations;
  return Object.keys(own).length === 0 ? metadata : { ...metadata, annotations: own };
}

/**
 * A table of objects.
 *
 * **Errors**: 400 for an unknown `includeObject`.
 */
export function table(
  exchange: Exchange,
  view: Representation,
  objects: readonly AnyObject[],
  metadata: Record<string, unknown>,
  withColumns: boolean,
): Record<string, unknown> {
  const { call, subresource } = exchange;
  const kind = objects[0]?.kind ?? subresource?.kind ?? call.type.kind;
  const { columns, row } = layout(exchange, view, kind);
  const head = tableHead(view, metadata, withColumns ? columns : null);
  return { ...head, rows: objects.map(row) };
}

function tableHead(
  view: Representation,
  metadata: Record<string, unknown>,
  columnDefinitions: readonly unknown[] | null,
): Record<string, unknown> {
  const apiVersion = `meta.k8s.io/${view.asVersion}`;
  return { kind: "Table", apiVersion, metadata, columnDefinitions };
}

/** How objects of a kind become rows. **Errors**: 400 for an unknown `includeObject`. */
function layout({ call, query }: Exchange, view: Representation, kind: string) {
  const include = includeObject(query);
  const columns = columnsOf(call.type, call.version, kind);
  const now = call.kernel.wallMs();
  return {
    columns: columns.map((c) => c.column),
    row(object: AnyObject): unknown {
      const conditions = rowConditions(call.type, object);
      return {
        cells: columns.map((c) => c.cell(object, now)),
        ...(conditions === undefined ? {} : { conditions }),
        object: rowObject(object, view, include),
      };
    },
  };
}

function rowObject(object: AnyObject, view: Representation, include: IncludeObject): unknown {
  if (include === "None") return null;
  if (include === "Object") return object;
  return partial(object, view);
}

/** What a query wants to be there of the objects of a table. **Errors**: 400. */
export function includeObject(query: URLSearchParams): IncludeObject {
  const value = query.get("includeObject") ?? "";
  if (value === "") return "Metadata";
  if (value === "Metadata" || value === "Object" || value === "None") return value;
  throw badRequest(
    `Unable to convert to Table as requested: includeObject: Invalid value: ${
      JSON.stringify(value)
    }: must be 'Metadata', 'Object', 'None', or empty`,
  );
}
