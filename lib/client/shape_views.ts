/**
 * The views of metadata, of selected fields, and of tables.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import { projection } from "../wire/projection.ts";
import { toListRequest } from "../wire/request.ts";
import { decodeObject } from "../wire/response.ts";
import type { Table } from "../wire/table.ts";
import { exchange } from "./content.ts";
import { ReadingView } from "./reading_view.ts";
import { Requester } from "./requester.ts";
import type { Selection } from "./selection.ts";
import type { MetadataView, PartialObjectMetadata, TableOptions } from "./shapes.ts";

/** The view of the same place that shows metadata alone. */
export function metadataView({ session, place }: Requester): MetadataView {
  const requester = new Requester(session, { ...place, metadata: true });
  return new ShapedView(requester, toMetadata) as ReadingView<PartialObjectMetadata>;
}

/** A server that knows no views sends whole objects. */
function toMetadata({ metadata }: KubeObject): PartialObjectMetadata {
  return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata };
}

/** What lists and watches themselves need of an object: who it is, and which state of it this is. */
const identity = ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"]
  .map((field) => ["metadata", field]);

/** The selection of the same place with these fields; `R` is what the types made of them. */
export function selectionOf<R>(
  { session, place }: Requester,
  fields: Readonly<Record<string, string>>,
): Selection<R> {
  const { paths, pick } = projection(fields);
  const requester = new Requester(session, { ...place, only: [...identity, ...paths] });
  return new ShapedView(requester, pick) as unknown as Selection<R>;
}

class ShapedView<E> extends ReadingView<AnyObject, E> {
  readonly #r: Requester;
  readonly #shape: (object: AnyObject) => E;

  constructor(requester: Requester, shape: (object: AnyObject) => E) {
    super(requester, shape);
    this.#r = requester;
    this.#shape = shape;
  }

  protected override at(place: Partial<Requester["place"]>): this {
    const { session, place: old } = this.#r;
    return new ShapedView(new Requester(session, { ...old, ...place }), this.#shape) as this;
  }
}

/** Reads one page of a place as a table. */
export async function tableOf(requester: Requester, options: TableOptions): Promise<Table> {
  const { includeObject, ...query } = options;
  const target = await requester.all(options);
  const list = toListRequest(target, { ...requester.selectors, ...query });
  const more = includeObject === undefined ? "" : `includeObject=${includeObject}`;
  const path = more && `${list.path}${list.path.includes("?") ? "&" : "?"}${more}`;
  const request = { ...list, path: path || list.path };
  const ask = { kind: target.kind, view: "Table" } as const;
  const { answer } = await exchange(requester.session, request, ask, options);
  // Loaded here, so that importing kubist does not cost what few scripts use.
  const { toTable } = await import("../wire/table.ts");
  const table = toTable(decodeObject(request, answer));
  if (table) return table;
  throw new ProtocolError(`Cannot ${request.act} as a table: the server sent no list`);
}
