/**
 * The controllers that make objects follow each other.
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import { startGarbageCollector } from "./garbage_collector.ts";
import { startNamespaceController } from "./namespace.ts";

/** Starts what the options ask for; the returned function stops it. */
export function startControllers(kernel: Kernel): () => void {
  if (kernel.options.controllers === false) return () => {};
  const stops = [startGarbageCollector(kernel), startNamespaceController(kernel)];
  return () => {
    for (const stop of stops) stop();
  };
}
