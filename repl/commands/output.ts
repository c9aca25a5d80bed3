/**
 * `--output`: one result in the forms of kubectl.
 *
 * @module
 */

import { jsonPath, stringifyYaml } from "kubist/meta";
import type { Flag } from "./command.ts";
import { UsageError } from "./parse.ts";

/** A result to print. */
export interface Printable {
  /** Plain JSON. */
  readonly data: unknown;
  /** "context/prod". */
  readonly name: string;
  /** For people. */
  table(): string;
}

const forms = ["table", "json", "yaml", "name"] as const;

/** The flag. */
export const outputFlag: Flag = {
  type: "string",
  short: "o",
  value: "FORM",
  text: "print table, json, yaml, name or jsonpath=TEMPLATE",
  choices: [...forms, "jsonpath="],
};

/** The result in a form. **Errors**: {@linkcode UsageError} for a form that there is not. */
export async function printed(result: Printable, form: string = "table"): Promise<string> {
  const template = /^jsonpath=([\s\S]*)$/.exec(form)?.[1];
  if (template !== undefined) return byPath(template, result.data);
  switch (form) {
    case "table":
      return result.table();
    case "json":
      return JSON.stringify(result.data, undefined, 4);
    case "yaml":
      return (await stringifyYaml(result.data)).trimEnd();
    case "name":
      return result.name;
    default:
      throw new UsageError(
        `Cannot print "${form}": expected ${forms.join(", ")} or jsonpath=TEMPLATE`,
      );
  }
}

function byPath(template: string, data: unknown): string {
  try {
    return jsonPath(template).format(data);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`Cannot print by this jsonpath: ${error.message}`);
  }
}
