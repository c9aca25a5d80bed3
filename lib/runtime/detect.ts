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
  if ("process" in globalThis) return recent(nodeRuntime());
  throw new KubeError("Cannot run here: kubist needs Deno, Bun or Node");
}

/** The oldest Node that has what kubist builds on; package.json says the same. */
const oldestNode = [22, 19] as const;

/**
 * A Node that is new enough; npm only warns of one that is not.
 *
 * **Errors**: `KubeError` that says which is needed.
 */
export function recent<R extends Pick<Runtime, "version">>(node: R): R {
  const [major = 0, minor = 0] = node.version.split(".").map(Number);
  const [least, leastMinor] = oldestNode;
  if (major > least || (major === least && minor >= leastMinor)) return node;
  throw new KubeError(
    `Cannot run on Node ${node.version}: kubist needs Node ${
      oldestNode.join(".")
    } or newer, Deno or Bun`,
  );
}
