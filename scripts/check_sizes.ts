/**
 * Refuses modules and functions that grew too long, and lint directives in `lib` that give no reason.
 *
 * @module
 */

import { type House, isLibrary, type Module, type Problem, runCheck } from "./source/mod.ts";

const libraryLines = 300;
const moduleLines = 500;
const bodyLines = 80;

/** What of a house is too long. */
export function checkSizes(house: House): Problem[] {
  return house.modules.filter((m) => !m.path.startsWith("lib/generated/")).flatMap((module) => [
    ...checkModule(module),
    ...checkBodies(module),
    ...checkDirectives(module),
  ]);
}

/** How long the modules of `lib` are: half of them, and nine tenths of them, are no longer. */
export function measureSizes(house: House): { median: number; p90: number; longest: number } {
  const lines = house.modules
    .filter((m) => m.path.startsWith("lib/") && !m.path.startsWith("lib/generated/"))
    .map((m) => m.lines).sort((a, b) => a - b);
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))];
  return { median: at(0.5) ?? 0, p90: at(0.9) ?? 0, longest: lines.at(-1) ?? 0 };
}

/** Tests are flat and hold tables: they may be as long as what they list. */
function checkModule({ path, lines }: Module): Problem[] {
  if (path.startsWith("tests/")) return [];
  const limit = isLibrary(path) ? libraryLines : moduleLines;
  return lines <= limit ? [] : [{ path, message: `${lines} lines; at most ${limit}` }];
}

/** `tests/types` lists uses for the type checker, in functions that nobody calls. */
function checkBodies({ path, bodies }: Module): Problem[] {
  if (path.startsWith("tests/types/")) return [];
  return bodies.filter((b) => b.lines > bodyLines).map(({ name, line, lines }) => ({
    path,
    line,
    message: `${name} has ${lines} lines; at most ${bodyLines}`,
  }));
}

function checkDirectives({ path, directives }: Module): Problem[] {
  if (!isLibrary(path)) return [];
  return directives.filter(({ text }) => !/ -- \S/.test(text)).map(({ text, line }) => ({
    path,
    line,
    message: `"${text.trim()}" gives no reason: write it after --`,
  }));
}

if (import.meta.main) await runCheck("sizes", checkSizes);
