/**
 * Scripts that look where no other script looks, by the sections of the API's documentation.
 *
 * @module
 */

import type { Script } from "../script.ts";
import { changing } from "./changing.ts";
import { lists } from "./lists.ts";
import { metadata } from "./metadata.ts";
import { parts } from "./parts.ts";
import { rules } from "./rules.ts";
import { surface } from "./surface.ts";

/** All of them. */
export const probes: readonly Script[] = [
  ...surface,
  ...metadata,
  ...lists,
  ...changing,
  ...parts,
  ...rules,
];
