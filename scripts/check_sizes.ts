/**
 * Refuses modules and functions that grew too long, a front door that leads to too many modules, and lint
 * directives in `lib` that give no reason.
 *
 * @module
 */

import {
  type House,
  type ImportFact,
  isLibrary,
  type Module,
  type Problem,
  resolveImport,
  runCheck,
} from "./source/mod.ts";

const libraryLines = 300;
const moduleLines = 500;
const bodyLines = 80;
/** Importing kubist costs about 0.15 ms for each module that runs, and 0.04 ms for each other one. */
const modulesAtOnce = 64;
const modulesInAll = 350;

/** What of a house is too long. */
export function checkSizes(house: House): Problem[] {
  const written = house.modules.filter((m) => !m.path.startsWith("lib/generated/"));
  return [
    ...written.flatMap((module) => [
      ...checkModule(module),
      ...checkBodies(module),
      ...checkDirectives(module),
    ]),
    ...checkReach(house),
  ];
}

/**
 * How many modules of kubist a program that imports it reads: those that run at once, and all that Deno
 * reads before it runs anything, for it looks behind every `import()`.
 */
export function measureReach(house: House): { atOnce: number; inAll: number } {
  const modules = new Map(house.modules.map((m) => [m.path, m]));
  const reach = (forms: readonly ImportFact["form"][]): number => {
    const found = new Set(["mod.ts"]);
    for (const path of found) {
      for (const { specifier, form } of modules.get(path)?.imports ?? []) {
        const target = resolveImport(path, specifier, house.deno);
        if (target !== undefined && forms.includes(form)) found.add(target);
      }
    }
    return found.size;
  };
  return { atOnce: reach(["static"]), inAll: reach(["static", "dynamic"]) };
}

function checkReach(house: House): Problem[] {
  const { atOnce, inAll } = measureReach(house);
  const problem = (message: string): Problem => ({ path: "mod.ts", message });
  return [
    ...atOnce > modulesAtOnce
      ? [problem(`loads ${atOnce} modules at once; at most ${modulesAtOnce}`)]
      : [],
    ...inAll > modulesInAll
      ? [problem(`leads to ${inAll} modules in all; at most ${modulesInAll}`)]
      : [],
  ];
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
