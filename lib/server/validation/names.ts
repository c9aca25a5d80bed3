/**
 * Checks of DNS names.
 *
 * @module
 */

import { dns1123LabelProblems, dns1123SubdomainProblems } from "../../meta/names.ts";
import type { Check } from "./checks.ts";
import { named, neededName } from "./texts.ts";

/** A DNS label, if there is one. */
export const label: Check = named(dns1123LabelProblems);

/** A DNS subdomain, if there is one. */
export const subdomain: Check = named(dns1123SubdomainProblems);

/** A needed DNS subdomain. */
export const neededSubdomain: Check = neededName(dns1123SubdomainProblems);
