/**
 * Scripts that look where no other script looks, by the sections of the API's documentation.
 *
 * @module
 */

import type { Script } from "../script.ts";
import { access } from "./access.ts";
import { changing } from "./changing.ts";
import { edges } from "./edges.ts";
import { limits } from "./limits.ts";
import { lists } from "./lists.ts";
import { metadata } from "./metadata.ts";
import { options } from "./options.ts";
import { parts } from "./parts.ts";
import { refused } from "./refused.ts";
import { rules } from "./rules.ts";
import { surface } from "./surface.ts";
import { texts } from "./texts.ts";
import { tokens } from "./tokens.ts";
import { workloads } from "./workloads.ts";

/** All of them. */
export const probes: readonly Script[] = [
  ...surface,
  ...metadata,
  ...lists,
  ...changing,
  ...parts,
  ...rules,
  ...access,
  ...options,
  ...texts,
  ...tokens,
  ...edges,
  ...workloads,
  ...limits,
  ...refused(),
];
