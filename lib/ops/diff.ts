/**
 * Line differences. The only importer of the library for them, which is loaded on the first call.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import { stringifyYaml } from "../meta/yaml.ts";

/**
 * A unified diff of two objects as YAML with sorted keys; undefined when they are the same. `from` is
 * undefined for an object that is new, `to` for one that goes.
 */
export async function lineDiff(
  name: string,
  from: object | undefined,
  to: object | undefined,
): Promise<string | undefined> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const [a, b] = [await textOf(from), await textOf(to)];
  if (a === b) return undefined;
  const [live, merged] = [from && `live/${name}`, to && `merged/${name}`];
  const nothing = "/dev/null";
  return createTwoFilesPatch(live ?? nothing, merged ?? nothing, a, b, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

async function textOf(object: object | undefined): Promise<string> {
  return object === undefined ? "" : await stringifyYaml(sorted(object));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).filter((key) => value[key] !== undefined).sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
