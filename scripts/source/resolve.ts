/**
 * From what an import says to what it reaches.
 *
 * @module
 */

import { posix } from "node:path";
import type { Manifest } from "./tree.ts";

/**
 * The path of the project's file that an import reaches; undefined for packages and built-ins.
 *
 * `kubist` and its subpaths are resolved by the import map.
 */
export function resolveImport(from: string, specifier: string, deno: Manifest): string | undefined {
  const mapped = deno.imports?.[specifier];
  if (mapped !== undefined) return posix.normalize(mapped);
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  return posix.join(posix.dirname(from), specifier);
}

/** The package that a bare specifier names: "@peculiar/x509" of "npm:@peculiar/x509@2/sub". */
export function packageOf(specifier: string): string {
  const bare = specifier.replace(/^(npm|jsr):\/?/, "");
  const name = /^(@[^/]+\/)?[^/@]+/.exec(bare)?.[0] ?? bare;
  return specifier.startsWith("jsr:") ? `jsr:${name}` : name;
}

/** Whether a file is part of the library: the front door or a file of `lib`. */
export function isLibrary(path: string): boolean {
  return path === "mod.ts" || path.startsWith("lib/");
}

/** Whether a file may be imported from outside its room: it is called `mod.ts` or is exported. */
export function isDoor(path: string, deno: Manifest): boolean {
  return /(^|\/)mod\.ts$/.test(path) || Object.values(deno.exports ?? {}).includes(`./${path}`);
}
