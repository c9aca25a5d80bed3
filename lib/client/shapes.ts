/**
 * Other shapes in which a view shows its objects: their metadata, some of their fields, a table.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { ListOptions } from "../wire/read_options.ts";
import type { Table } from "../wire/table.ts";
import type { KnownPaths, Selected, Selection } from "./selection.ts";
import type { CollectionVerbs, Narrowing, ObjectVerbs } from "./verbs.ts";

/** The metadata of an object, whatever the rest of it is. Source: the meta.k8s.io API group */
export interface PartialObjectMetadata extends KubeObject {
  /** The type of the form, not that of the object. */
  apiVersion: "meta.k8s.io/v1";
  /** The kind of the form, not that of the object. */
  kind: "PartialObjectMetadata";
}

/** Reading the metadata of many. */
export interface SpanningMetadataView
  extends Narrowing, Omit<CollectionVerbs<PartialObjectMetadata>, "deleteCollection"> {}

/** Reading metadata alone: `k.pods("web").meta`. */
export interface MetadataView
  extends SpanningMetadataView, Pick<ObjectVerbs<PartialObjectMetadata, never>, "get" | "find"> {}

/** How to print a page. */
export interface TableOptions extends ListOptions {
  /** How much of each object the server is to send with its row. @default {"Metadata"} */
  readonly includeObject?: "Metadata" | "None" | "Object" | undefined;
}

/** The shapes of a view whose objects are `T` and whose metadata is shown by `Meta`. */
export interface Shapes<T, Meta = MetadataView> {
  /**
   * The same objects as their metadata alone: the server leaves out all else.
   *
   * **Wire**: GET with `as=PartialObjectMetadata`.
   */
  readonly meta: Meta;
  /**
   * The same collection as records of some fields, typed by their dotted paths. Over protobuf the
   * rest of each object is skipped by its length instead of being decoded; JSON has to be parsed as a
   * whole. In a list a step is the index, in a map all the rest of the path is the key.
   *
   * **Wire**: as without it: the API has no way to ask for some fields.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * await k.configMaps("default").create({ metadata: { name: "cfg" }, data: { a: "1" } });
   * const fields = { name: "metadata.name", a: "data.a" } as const;
   * for await (const record of k.configMaps("default").select(fields)) console.log(record);
   * // { name: "cfg", a: "1" }
   * ```
   */
  select<const Fields extends Readonly<Record<string, string>>>(
    fields: Fields & KnownPaths<T, Fields>,
  ): Selection<Selected<T, Fields>>;
  /**
   * Reads one page as the server prints it, which is what kubectl shows.
   *
   * **Wire**: GET with `as=Table`. **Returns**: {@linkcode Table}
   */
  table(options?: TableOptions): Promise<Table>;
}
