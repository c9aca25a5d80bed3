/**
 * The parts of a configuration that one owner has as a whole: whoever sets some of such a part would
 * take the rest away.
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { TypeSchema } from "../../meta/type_schema.ts";

/** The paths of all atomic lists and objects of a value. */
export function atomicParts(value: unknown, type: TypeSchema, path: string = ""): string[] {
  if (isObject(value) && type.kind === "map") {
    const own = type.atomic ? [path] : [];
    return own.concat(
      Object.entries(value).flatMap(([name, inner]) => {
        const of = type.field(name)?.type ?? type.values;
        return of ? atomicParts(inner, of, `${path}.${name}`) : [];
      }),
    );
  }
  if (Array.isArray(value) && type.kind === "list") {
    const own = type.relation === "atomic" ? [path] : [];
    return own.concat(value.flatMap((item, i) => atomicParts(item, type.items, `${path}[${i}]`)));
  }
  return [];
}
