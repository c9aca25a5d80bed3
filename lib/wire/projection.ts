/**
 * Some fields of an object as a record of their own.
 *
 * @module
 */

import { getOwn, isObject } from "../meta/deep.ts";

/** The names of the fields on the way to a value. */
export type FieldPath = readonly string[];

/** Which fields to take, under which names. */
export interface Projection {
  readonly paths: readonly FieldPath[];
  /** The record of one object; a field that the object lacks is there as undefined. */
  pick(object: unknown): Record<string, unknown>;
}

/** A path with, for each of its steps, the rest of its text: a key of a map may have dots in it. */
interface Way {
  readonly name: string;
  readonly steps: readonly { readonly step: string; readonly rest: string }[];
}

/**
 * Reads dotted paths by name: `{ node: "spec.nodeName", image: "spec.containers.0.image" }`.
 *
 * In a map, all the rest of a path is the key: "metadata.labels.app.kubernetes.io/name".
 *
 * **Errors**: `TypeError` for an empty path or step.
 */
export function projection(fields: Readonly<Record<string, string>>): Projection {
  const ways = Object.entries(fields).map(([name, path]) => toWay(name, path));
  return {
    paths: ways.map(({ steps }) => steps.map(({ step }) => step)),
    pick(object) {
      const record: Record<string, unknown> = {};
      for (const way of ways) record[way.name] = valueAt(object, way);
      return record;
    },
  };
}

function toWay(name: string, path: string): Way {
  const words = path.split(".");
  if (words[0] === "" || name === "__proto__") {
    throw new TypeError(
      `Cannot select ${JSON.stringify(path)} as ${JSON.stringify(name)}: ${
        words[0] === "" ? "a path is names of fields with dots between them" : "use another name"
      }`,
    );
  }
  const steps = words.map((step, i) => ({ step, rest: words.slice(i).join(".") }));
  return { name, steps };
}

function valueAt(object: unknown, { steps }: Way): unknown {
  let value = object;
  for (const { step, rest } of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (!isObject(value)) return undefined;
    else if (rest !== step && Object.hasOwn(value, rest)) return value[rest];
    else value = getOwn(value, step);
  }
  return value;
}
