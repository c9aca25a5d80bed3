/**
 * Objects with one thing wrong: each field in turn missing, of another type, empty, out of range.
 *
 * @module
 */

/** An object with a change, and what the change is. */
export interface Mutation {
  readonly what: string;
  readonly object: object;
}

type Path = readonly (string | number)[];

/** All changes of an object, besides those of its kind and names. */
export function mutations(object: object): Mutation[] {
  const found: Mutation[] = [{ what: "unknown field", object: with_(object, ["bogus"], 1) }];
  for (const path of places(object, [])) {
    if (path[0] === "metadata" && path[1] === "name") continue;
    const value = at(object, path);
    const shown = path.join(".");
    found.push({ what: `${shown} missing`, object: without(object, path) });
    for (const other of others(value)) {
      found.push({
        what: `${shown} = ${JSON.stringify(other)}`,
        object: with_(object, path, other),
      });
    }
  }
  return found;
}

function others(value: unknown): unknown[] {
  if (typeof value === "string") return ["", "Not Valid!", 7, null];
  if (typeof value === "number") return [-1, 0, 70_000, "x", 1.5, null];
  if (typeof value === "boolean") return [!value, "true"];
  if (Array.isArray(value)) return [[], {}, "x", value.length > 0 ? [...value, value[0]] : [{}]];
  return [{}, [], "x", { ...value as object, bogus: 1 }];
}

/** Every place in a value below its root. */
function places(value: unknown, path: Path): Path[] {
  const entries = Array.isArray(value)
    ? value.slice(0, 2).map((v, i): [string | number, unknown] => [i, v])
    : typeof value === "object" && value !== null
    ? Object.entries(value)
    : [];
  return entries.flatMap(([key, inner]) => [[...path, key], ...places(inner, [...path, key])]);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((v, key) => (v as Record<string | number, unknown>)[key], value);
}

function with_(object: object, path: Path, value: unknown): object {
  const copy = structuredClone(object);
  const last = path[path.length - 1] as string | number;
  (at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[last] = value;
  return copy;
}

function without(object: object, path: Path): object {
  const copy = structuredClone(object);
  const parent = at(copy, path.slice(0, -1));
  const last = path[path.length - 1] as string | number;
  if (Array.isArray(parent)) parent.splice(last as number, 1);
  else delete (parent as Record<string, unknown>)[last];
  return copy;
}
