/**
 * Checks of DNS names.
 *
 * @module
 */

import { dns1123LabelProblems, dns1123SubdomainProblems } from "../../meta/names.ts";
import { invalidValue } from "../field_error.ts";
import { type Check, first } from "./checks.ts";
import { named, needed, neededName } from "./texts.ts";

/** A DNS label, if there is one. */
export const label: Check = named(dns1123LabelProblems);

/** A DNS subdomain, if there is one. */
export const subdomain: Check = named(dns1123SubdomainProblems);

/** A needed DNS subdomain. */
export const neededSubdomain: Check = neededName(dns1123SubdomainProblems);

/** A needed path behind a domain. */
export const domainPrefixedPath: Check = first(needed(), (value, at) => {
  const [domain = "", ...rest] = String(value).split("/");
  if (rest.length > 0 && domain !== "" && rest.join("") !== "") {
    return dns1123SubdomainProblems(domain).map((p) => invalidValue(at, value, p));
  }
  return [invalidValue(at, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
});
