import assert from "node:assert/strict";
import { checkLayers, packages, rooms } from "../../scripts/check_layers.ts";
import { houseOf } from "../../scripts/source/mod.ts";
import { test } from "../harness.ts";

const deno = {
  exports: { ".": "./mod.ts", "./errors": "./lib/errors.ts", "./wire": "./lib/wire/mod.ts" },
  imports: { "kubist": "./mod.ts", "kubist/wire": "./lib/wire/mod.ts" },
};

/** What the check says of one module. */
function judge(path: string, text: string): string[] {
  return checkLayers(houseOf({ [path]: text }, { deno })).map((p) => `${p.line}: ${p.message}`);
}

function refuses(path: string, text: string, message: RegExp): void {
  const [first = "nothing was refused", ...more] = judge(path, text);
  assert.match(first, message);
  assert.deepEqual(more, []);
}

function accepts(path: string, text: string): void {
  assert.deepEqual(judge(path, text), []);
}

test("checkLayers() lets imports go down", () => {
  accepts("lib/client/view.ts", `import { a } from "../wire/request.ts";`);
  accepts("lib/client/view.ts", `import type { A } from "../meta/kind.ts";`);
  accepts("lib/testing/cluster.ts", `import "../client/mod.ts"; import "../server/mod.ts";`);
  accepts("lib/wire/request.ts", `import { ApiError } from "../errors.ts";`);
});

test("checkLayers() refuses imports that go up", () => {
  refuses(
    "lib/meta/kind.ts",
    `\nimport { a } from "../wire/mod.ts";`,
    /^2: meta may not import wire/,
  );
  refuses("lib/watch/machine.ts", `import "../client/view.ts";`, /watch may not import client/);
  refuses("lib/wire/a.ts", `import "../../mod.ts";`, /wire may not import front/);
  refuses("lib/wire/a.ts", `import "../../tests/harness.ts";`, /may not import tests\/harness.ts/);
});

test("checkLayers() refuses siblings", () => {
  refuses("lib/wire/a.ts", `import "../stream/mod.ts";`, /wire may not import stream/);
  refuses("lib/config/a.ts", `import "../transport/mod.ts";`, /config may not import transport/);
  refuses("lib/cache/a.ts", `import "../client/mod.ts";`, /cache may not import client/);
  refuses("lib/server/app.ts", `import "../client/mod.ts";`, /server may not import client/);
});

test("checkLayers() keeps the server away from wire", () => {
  refuses("lib/server/app.ts", `import "../wire/mod.ts";`, /server may not import wire/);
});

test("checkLayers() sees every form of import", () => {
  const up = /stream may not import client/;
  refuses("lib/stream/a.ts", `import type { A } from "../client/mod.ts";`, up);
  refuses("lib/stream/a.ts", `export type { A } from "../client/mod.ts";`, up);
  refuses("lib/stream/a.ts", `export { a } from "../client/mod.ts";`, up);
  refuses("lib/stream/a.ts", `export * from "../client/mod.ts";`, up);
  refuses("lib/stream/a.ts", `export const f = () => import("../client/mod.ts");`, up);
  refuses("lib/stream/a.ts", `export type A = import("../client/mod.ts").A;`, up);
  refuses("lib/stream/a.ts", `export type A = typeof import("../client/mod.ts");`, up);
});

test("checkLayers() sees through the import map", () => {
  refuses("lib/server/app.ts", `import { a } from "kubist/wire";`, /server may not import wire/);
  refuses("lib/meta/a.ts", `import { a } from "kubist";`, /meta may not import front/);
});

test("checkLayers() is not misled by comments, strings and templates", () => {
  accepts(
    "lib/meta/a.ts",
    `// import "../client/mod.ts";\nexport const a = 'import "../client/mod.ts"';`,
  );
  accepts("lib/meta/a.ts", 'export const a = `import("../client/mod.ts")`;');
});

test("checkLayers() refuses a room that the picture does not show", () => {
  refuses("lib/helpers/a.ts", `import "../meta/kind.ts";`, /lib\/helpers is not in the picture/);
});

test("checkLayers() refuses import() of a computed specifier in lib", () => {
  refuses("lib/runtime/a.ts", `export const f = (x: string) => import(x);`, /computed specifier/);
  accepts("scripts/a.ts", `export const f = (x: string) => import(x);`);
});

test("checkLayers() keeps packages where they belong", () => {
  refuses("lib/server/route.ts", `import type { Context } from "hono";`, /hono may be imported by/);
  refuses("lib/transport/a.ts", `const u = await import("undici");`, /undici may be imported by/);
  refuses("lib/config/a.ts", `import { load } from "npm:js-yaml@5";`, /js-yaml may be imported by/);
  refuses("lib/wire/a.ts", `import "@bufbuild/nothing/wire";`, /@bufbuild\/nothing is not a known/);
  refuses("repl/a.ts", `import "jsr:@std/cli";`, /jsr:@std\/cli is not a known dependency/);
  accepts("lib/server/app.ts", `import { Hono } from "hono/tiny";`);
  accepts("lib/runtime/node.ts", `export const load = () => import("undici");`);
  accepts("lib/meta/yaml.ts", `import { load } from "js-yaml";`);
  accepts("tests/meta/a.test.ts", `import fc from "fast-check";`);
});

test("checkLayers() shows only doors to scripts, repl and tests", () => {
  for (const folder of ["scripts", "repl", "tests/e2e"]) {
    const up = folder.includes("/") ? "../.." : "..";
    accepts(`${folder}/a.ts`, `import "kubist"; import "${up}/lib/errors.ts"; import "./b.ts";`);
    accepts(`${folder}/a.ts`, `import "${up}/lib/wire/mod.ts"; import "node:fs";`);
    refuses(`${folder}/a.ts`, `import "${up}/lib/wire/frames.ts";`, /frames.ts is not a door/);
  }
  refuses("repl/a.ts", `import "../scripts/deno.ts";`, /scripts\/deno.ts is not a door/);
});

test("checkLayers() lets a test open the room that it mirrors", () => {
  accepts("tests/wire/frames.test.ts", `import "../../lib/wire/frames.ts";`);
  accepts("tests/meta/yaml/fixture.ts", `import "../../../lib/meta/yaml/key.ts";`);
  accepts("tests/scripts/deno.test.ts", `import "../../scripts/deno.ts";`);
  refuses("tests/wire/frames.test.ts", `import "../../lib/meta/kind.ts";`, /kind.ts is not a door/);
  refuses("tests/wire.test.ts", `import "../lib/wire/frames.ts";`, /frames.ts is not a door/);
});

test("rooms names each room once, without a circle above the vocabulary", () => {
  const depth = (room: string, path: readonly string[] = []): number => {
    assert.ok(!path.includes(room), `${[...path, room].join(" > ")} is a circle`);
    const below = (rooms[room] ?? []).filter((r) => !["errors", "meta"].includes(r));
    return 1 + Math.max(0, ...below.map((r) => depth(r, [...path, room])));
  };
  for (const [room, allowed] of Object.entries(rooms)) {
    assert.ok(depth(room) >= 1);
    for (const name of allowed) {
      assert.ok(name in rooms, `${room} may import ${name}: no such room`);
    }
  }
});

test("packages gives every package a place", () => {
  for (const [name, owners] of Object.entries(packages)) assert.ok(owners.length > 0, name);
});
