/**
 * Scalars with a tag.
 *
 * @module
 */

import { quote } from "../syntax.ts";
import { plainScalar, type ScalarValue } from "./scalar.ts";

/** Why a tagged scalar has no value. */
export interface TagProblem {
  readonly problem: string;
}

/** The value of a scalar with a tag ("" for none); quoted scalars without one are strings. */
export function taggedScalar(tag: string, text: string, plain: boolean): ScalarValue | TagProblem {
  if (tag === "") return plain ? plainScalar(text) : text;
  const made = plainScalar(text);
  switch (tag) {
    case "!":
    case "!!str":
      return text;
    case "!!binary":
      return binary(text);
    case "!!null":
      return made === null ? null : misfit(tag, text);
    case "!!bool":
      return typeof made === "boolean" ? made : misfit(tag, text);
    case "!!int":
      return isInteger(made, text) ? made : misfit(tag, text);
    case "!!float":
      return typeof made === "number" || typeof made === "bigint"
        ? Number(made)
        : misfit(tag, text);
    case "!!timestamp":
      return /^[0-9]{4}-/.test(text) ? text : misfit(tag, text);
    default:
      return { problem: `the tag ${quote(tag)} has no meaning in a manifest` };
  }
}

function isInteger(made: ScalarValue, text: string): made is number | bigint {
  if (typeof made === "bigint") return true;
  return typeof made === "number" && Number.isSafeInteger(made) && !/^[^xX]*[.eE]/.test(text);
}

function binary(text: string): string | TagProblem {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/[\r\n]/g, "")), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return { problem: "the value of !!binary is not base64" };
  }
}

function misfit(tag: string, text: string): TagProblem {
  return { problem: `${quote(text)} is no ${tag.slice(2)}` };
}
