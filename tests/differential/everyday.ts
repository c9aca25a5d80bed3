/**
 * Scripts of everyday requests.
 *
 * @module
 */

import { applying } from "./applying.ts";
import { kinds } from "./kinds.ts";
import { reading } from "./reading.ts";
import type { Script } from "./script.ts";
import { writing } from "./writing.ts";

/** All of them. */
export const everyday: readonly Script[] = [...reading, ...writing, ...applying, ...kinds];
