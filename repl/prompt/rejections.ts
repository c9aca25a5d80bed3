/**
 * Rejections that nobody awaits, at a prompt.
 *
 * @module
 */

import process from "node:process";
import { errorText } from "../show/error.ts";
import type { Screen } from "../show/paint.ts";
import { Interrupted } from "./guard.ts";

/** Keeps rejections that nobody awaits from ending the process, as some runtimes would. */
export function surviveRejections(screen: Screen): void {
  process.on("unhandledRejection", (error) => {
    if (error instanceof Interrupted) return;
    screen.write(`${errorText(error, screen)}\n`);
  });
}
