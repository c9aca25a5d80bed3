/**
 * The conformance suite: what holds on every server.
 *
 * @module
 */

import type { Case } from "./form.ts";
import { reading } from "./reading.ts";
import { watching } from "./watching.ts";
import { writing } from "./writing.ts";

/** All cases. */
export const everything: readonly Case[] = [...reading, ...writing, ...watching];
