/**
 * Refuses imports that the picture in `lib/README.md` does not show, type-only and dynamic ones too.
 *
 * @module
 */

import {
  type House,
  type ImportFact,
  isDoor,
  isLibrary,
  type Module,
  packageOf,
  type Problem,
  resolveImport,
  runCheck,
} from "./source/mod.ts";

const vocabulary = ["errors", "meta", "generated"];
const pure = [...vocabulary, "stream", "wire"];
const calling = [...pure, "runtime", "config", "transport", "watch", "client"];

/**
 * The rooms of `lib`, each with the rooms it may import besides itself; `mod.ts` belongs to "front".
 *
 * The server never sees `wire`: one parser on both sides would hide the same bug on both.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  errors: ["meta"],
  meta: ["errors"],
  generated: ["meta"],
  stream: vocabulary,
  wire: vocabulary,
  runtime: [...vocabulary, "stream"],
  config: [...pure, "runtime"],
  transport: [...pure, "runtime"],
  watch: [...vocabulary, "stream"],
  client: [...pure, "runtime", "config", "transport", "watch"],
  cache: [...pure, "watch"],
  server: [...vocabulary, "stream", "runtime"],
  ops: calling,
  controller: [...calling, "cache"],
  codegen: [...vocabulary, "runtime"],
  testing: [...calling, "front", "ops", "server"],
  front: [...calling, "cache", "ops", "controller"],
};

/** The packages in use, each with the files or folders that may import it. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  "hono": ["lib/server/app.ts"],
  "undici": ["lib/runtime/node.ts"],
  "js-yaml": ["lib/meta/yaml.ts"],
  "@peculiar/x509": ["lib/testing/"],
  "@bufbuild/protobuf": ["lib/wire/", "lib/server/"],
  "@marcbachmann/cel-js": ["lib/server/cel/library.ts"],
  "acorn": ["repl/"],
  "@xterm/headless": ["tests/repl/"],
  "diff": ["lib/ops/diff.ts"],
  "modern-tar": ["lib/ops/copy/", "tests/ops/"],
  "tinybench": ["tests/bench/"],
  "fast-check": ["tests/"],
  "@babel/parser": ["scripts/source/"],
};

/** The wrong imports of a house. */
export function checkLayers(house: House): Problem[] {
  return house.modules.flatMap((module) =>
    module.imports.flatMap((fact) => {
      const message = judge(module, fact, house);
      return message === undefined ? [] : [{ path: module.path, line: fact.line, message }];
    })
  );
}

function judge(module: Module, fact: ImportFact, house: House): string | undefined {
  const { path } = module;
  const { specifier } = fact;
  if (specifier === "") {
    return isLibrary(path) ? "import() of a computed specifier: write it out" : undefined;
  }
  const target = resolveImport(path, specifier, house.deno);
  if (target !== undefined) {
    return isLibrary(path) ? judgeRoom(path, target) : judgeDoor(path, target, house);
  }
  return specifier.startsWith("node:") ? undefined : judgePackage(path, packageOf(specifier));
}

function judgeRoom(path: string, target: string): string | undefined {
  const [from, to] = [roomOf(path), roomOf(target)];
  const allowed = rooms[from];
  if (!allowed) return `lib/${from} is not in the picture: name its layer first`;
  if (from === to || allowed.includes(to)) return undefined;
  return `${from} may not import ${to} (${target}); it may import ${allowed.join(", ")}`;
}

/** Outside `lib`: own files, doors, and for a test the room that it mirrors. */
function judgeDoor(path: string, target: string, house: House): string | undefined {
  const folder = path.split("/")[0] ?? "";
  if (target.startsWith(`${folder}/`) || isDoor(target, house.deno)) return undefined;
  if (folder === "tests" && mirrors(path, target)) return undefined;
  const exception = folder === "tests" ? " or a file of the room that the test mirrors" : "";
  return `${target} is not a door: import kubist, one of its subpaths${exception}`;
}

function judgePackage(path: string, name: string): string | undefined {
  const owners = packages[name];
  if (!owners) return `${name} is not a known dependency: argue for it and name its place first`;
  const owned = owners.some((o) => o.endsWith("/") ? path.startsWith(o) : path === o);
  return owned ? undefined : `${name} may be imported by ${owners.join(", ")} alone`;
}

/** "meta" of "lib/meta/kind.ts"; a file outside `lib` is a room of its own name. */
function roomOf(path: string): string {
  if (path === "mod.ts") return "front";
  const [folder, room] = path.split("/");
  return folder === "lib" && room !== undefined ? room.replace(/\.ts$/, "") : path;
}

/** `tests/types` holds what the type checker alone has to say of the generated types. */
const wings: Readonly<Record<string, string>> = { types: "generated" };

/** What is below `tests/wire/` mirrors `lib/wire/`; `tests/repl/` mirrors `repl/`. */
function mirrors(test: string, target: string): boolean {
  const [, folder, file] = test.split("/");
  if (folder === undefined || file === undefined) return false;
  const room = wings[folder] ?? folder;
  return target.startsWith(`lib/${room}/`) || target.startsWith(`${room}/`);
}

if (import.meta.main) await runCheck("layers", checkLayers);
