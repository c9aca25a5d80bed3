/**
 * Which runtime this is.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { bunRuntime } from "./bun.ts";
import { denoRuntime } from "./deno.ts";
import { nodeRuntime } from "./node.ts";
import type { Runtime } from "./port.ts";

let detected: Runtime | undefined;

/**
 * The runtime that this program runs on; detected once, which needs no permission and loads nothing.
 *
 * @example
 * ```ts
 * import { runtime } from "kubist/runtime";
 *
 * const { name, os } = runtime();
 * console.log(name, os);
 * ```
 */
export function runtime(): Runtime {
  return detected ??= detect();
}

function detect(): Runtime {
  if ("Deno" in globalThis) return denoRuntime();
  if ("Bun" in globalThis) return bunRuntime();
  if ("process" in globalThis) return nodeRuntime();
  throw new KubeError("Cannot run here: kubist needs Deno, Bun or Node");
}
