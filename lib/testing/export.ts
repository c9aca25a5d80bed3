/**
 * The objects of a cluster as manifests.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { stringifyYaml } from "../meta/yaml.ts";

/** Which objects to write, and how. */
export interface ExportOptions {
  /** The objects of one namespace alone. @default {all objects} */
  readonly namespace?: string | undefined;
  /** Keep what the server has written: uid, resourceVersion, managedFields, status. @default {false} */
  readonly full?: boolean | undefined;
}

/** Written by the server, and by no manifest. */
const OWN = [
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "managedFields",
  "selfLink",
];

/** Writes objects as the documents of a YAML text. */
export async function toManifests(
  objects: readonly AnyObject[],
  { namespace, full = false }: ExportOptions,
): Promise<string> {
  const chosen = objects.filter((o) =>
    namespace === undefined || o.metadata.namespace === namespace
  );
  const documents = await Promise.all(
    chosen.map((object) => stringifyYaml(full ? object : withoutOwn(object))),
  );
  return documents.join("---\n");
}

function withoutOwn({ status: _status, ...object }: AnyObject): unknown {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([field]) => !OWN.includes(field)),
  );
  return { ...object, metadata };
}
