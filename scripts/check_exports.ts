/**
 * Refuses doors that are too wide or unlisted, `export *`, default exports, and manifests that differ.
 *
 * @module
 */

import {
  type House,
  isDoor,
  isLibrary,
  type Module,
  type Problem,
  runCheck,
} from "./source/mod.ts";

const doorLimit = 60;
const moduleLimit = 10;

/** The wrong exports of a house. */
export function checkExports(house: House): Problem[] {
  return [
    ...house.modules.flatMap((module) => checkModule(module, house)),
    ...checkManifests(house),
  ];
}

function checkModule(module: Module, house: House): Problem[] {
  const { path } = module;
  const unnamed = module.exports.filter((e) => e.name === "*" || e.name === "default").map((e) => ({
    path,
    line: e.line,
    message: e.name === "*" ? `export * from "${e.from}": name every export` : "default export",
  }));
  if (!isLibrary(path)) return unnamed;
  return [...unnamed, ...checkCount(module, house)];
}

function checkCount({ path, exports }: Module, house: House): Problem[] {
  if (path.startsWith("lib/generated/")) return [];
  const door = isDoor(path, house.deno);
  const limit = door ? doorLimit : moduleLimit;
  const what = door ? "door" : "module";
  if (exports.length === 0) return [{ path, message: "exports nothing" }];
  if (exports.length <= limit) return [];
  return [{ path, message: `${exports.length} exports; a ${what} has at most ${limit}` }];
}

function checkManifests({ deno, npm, modules }: House): Problem[] {
  const paths = new Set(modules.map((m) => `./${m.path}`));
  const imports = Object.fromEntries(
    Object.entries(deno.exports ?? {}).map(([k, v]) => [`kubist${k.slice(1)}`, v]),
  );
  const own = Object.fromEntries(
    Object.entries(deno.imports ?? {}).filter(([k]) => /^kubist(\/|$)/.test(k)),
  );
  return [
    ...differences("package.json", "exports", npm.exports ?? {}, deno.exports ?? {}),
    ...differences("deno.json", "imports", own, imports),
    ...Object.entries(deno.exports ?? {}).filter(([, file]) => !paths.has(file)).map(
      ([name, file]) => ({
        path: "deno.json",
        message: `exports "${name}": ${file} does not exist`,
      }),
    ),
    ...Object.keys({ ...npm.dependencies, ...npm.devDependencies }).filter(isRuntime).map((
      name,
    ) => ({
      path: "package.json",
      message: `${name} is a dependency: runtimes are brought by whoever runs kubist`,
    })),
  ];
}

function isRuntime(name: string): boolean {
  return ["deno", "bun", "node"].includes(name);
}

type Table = Readonly<Record<string, string>>;

/** What `actual` would need to equal `expected`. */
function differences(path: string, field: string, actual: Table, expected: Table): Problem[] {
  const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...keys].filter((key) => actual[key] !== expected[key]).map((key) => ({
    path,
    message: `${field} "${key}" is ${actual[key] ?? "absent"}; deno.json exports ${
      expected[key] ?? "no such name"
    }`,
  }));
}

if (import.meta.main) await runCheck("exports", checkExports);
