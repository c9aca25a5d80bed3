/**
 * The CEL library: loaded by the first request that has to do with rules, and by nothing else.
 *
 * @module
 */

/** The library, as a module. */
export type Library = typeof import("@marcbachmann/cel-js");

let library: Library | undefined;

/** Loads the library; what follows may be evaluated without waiting. */
export async function loadCel(): Promise<void> {
  library ??= await import("@marcbachmann/cel-js");
}

/** The library, if it is loaded. */
export function celLibrary(): Library | undefined {
  return library;
}
