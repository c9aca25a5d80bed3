/**
 * All scripts.
 *
 * @module
 */

import { custom } from "./custom.ts";
import { lives, mistakes } from "./every_kind.ts";
import { everyday } from "./everyday.ts";
import { subresources } from "./probes/subresources.ts";
import { updates } from "./probes/updates.ts";
import { probes } from "./probes/mod.ts";
import type { Script } from "./script.ts";

/** What is sent in every run of the tests: some seven hundred requests. */
export function short(): Script[] {
  return [...custom(), ...everyday];
}

/** Those, the probes, and every kind's life, mistakes, changes and subresources: some 31,000 requests. */
export function everything(): Script[] {
  return [...short(), ...lives(), ...mistakes(), ...updates(), ...subresources(), ...probes];
}
