/**
 * The reasons, in the order in which they are looked at.
 *
 * @module
 */

import type { Rule } from "../rules.ts";
import { leftOut } from "./left_out.ts";
import { surfaces } from "./surface.ts";
import { texts } from "./texts.ts";
import { values } from "./values.ts";

/** All reasons. */
export const rules: readonly Rule[] = [...leftOut, ...texts, ...values, ...surfaces];
