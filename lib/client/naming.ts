/**
 * How new objects get their names.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values
 *
 * @module
 */

import { quote } from "../meta/syntax.ts";
import { describe, type Target } from "../wire/target.ts";

/** The metadata of what is created. */
export interface Naming {
  readonly name?: string | undefined;
  readonly generateName?: string | undefined;
}

/**
 * Refuses metadata of which the server would ignore a part.
 *
 * **Errors**: `TypeError` for a name and a generateName.
 */
export function checkNaming(target: Target, { name, generateName }: Naming = {}): void {
  if (!name || !generateName) return;
  throw new TypeError(
    `Cannot create ${describe(target)}: metadata has the name ${quote(name)} and the generateName ${
      quote(generateName)
    }; leave one of them out`,
  );
}

/** What is to be said of the name that a dry run has made up. */
export function warningOf(given: Naming | undefined, created: Naming): string | undefined {
  if (given?.name || !created.name) return undefined;
  return `the name ${
    quote(created.name)
  } was made up for the dry run; the next one will be another`;
}
