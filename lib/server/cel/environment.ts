/**
 * What expressions may call: CEL's own functions and those that Kubernetes adds.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-cel-libraries
 *
 * @module
 */

import { registerAuthorizer } from "./functions/authorizer.ts";
import { registerComprehensions } from "./functions/comprehensions.ts";
import { registerFormats } from "./functions/formats.ts";
import { registerLists } from "./functions/lists.ts";
import { registerMoreLists } from "./functions/more_lists.ts";
import { registerNetwork } from "./functions/network.ts";
import { registerOptionalEntries } from "./functions/optional_entries.ts";
import { registerMatches } from "./functions/pattern.ts";
import { registerQuantities } from "./functions/quantities.ts";
import { registerSemver } from "./functions/semver.ts";
import { registerTexts } from "./functions/texts.ts";
import type { Library } from "./library.ts";

/** A place to declare names and types, and to compile expressions. */
export type CelEnvironment = InstanceType<Library["Environment"]>;

const bases = new WeakMap<Library, CelEnvironment>();

/** A fresh environment with all functions. */
export function newEnvironment(library: Library): CelEnvironment {
  let base = bases.get(library);
  if (!base) {
    base = new library.Environment({
      enableOptionalTypes: true,
      homogeneousAggregateLiterals: false,
    });
    registerAuthorizer(base);
    registerTexts(base);
    registerMatches(base);
    registerOptionalEntries(base);
    registerLists(base);
    registerQuantities(base);
    registerNetwork(base);
    registerFormats(base, library);
    registerSemver(base);
    registerMoreLists(base, library);
    registerComprehensions(base, library);
    bases.set(library, base);
  }
  return base.clone();
}
