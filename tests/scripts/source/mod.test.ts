import assert from "node:assert/strict";
import { packageOf, readModule, resolveImport } from "../../../scripts/source/mod.ts";
import { test } from "../../harness.ts";

test("readModule() names the file that it cannot parse", () => {
  assert.throws(() => readModule("lib/a.ts", "export const = 1;"), {
    name: "SyntaxError",
    message: /^Cannot parse lib\/a\.ts: /,
  });
});

test("readModule() reads the syntax that the house allows", () => {
  const { bodies, imports } = readModule(
    "lib/a.ts",
    `import { type A, b } from "./b.ts";
export async function* f<const T extends readonly A[]>(this: void, x: T): AsyncGenerator<T> {
  await using y = b(x!) satisfies A as A;
  for await (const z of y / 2 / 1) yield z ?? /[/}]/v;
}
export abstract class C<out T> { declare x: T; accessor = 1; static { f; } abstract m(): void }
export function isA(x: unknown): asserts x is A;
`,
  );
  assert.deepEqual(bodies.map((b) => b.name), ["f"]);
  assert.deepEqual(imports, [{ specifier: "./b.ts", line: 1, form: "static" }]);
});

test("readModule() gives each export its own doc comment", () => {
  const { doc, exports } = readModule(
    "lib/a.ts",
    "/** The file.\n * @module */\nexport const a = 1;\n/** B. */\nexport const b = 2;\n",
  );
  assert.match(doc ?? "", /The file/);
  assert.deepEqual(exports.map((e) => [e.name, e.doc?.trim()]), [["a", undefined], ["b", "* B."]]);
});

test("packageOf() strips schemes, versions and subpaths", () => {
  assert.equal(packageOf("hono/tiny"), "hono");
  assert.equal(packageOf("npm:hono@4.1.2/tiny"), "hono");
  assert.equal(packageOf("@bufbuild/protobuf/wire"), "@bufbuild/protobuf");
  assert.equal(packageOf("npm:/@bufbuild/protobuf@2/wire"), "@bufbuild/protobuf");
  assert.equal(packageOf("jsr:@std/cli@1"), "jsr:@std/cli");
});

test("resolveImport() follows relative paths and the import map", () => {
  const deno = { imports: { "kubist/wire": "./lib/wire/mod.ts" } };
  assert.equal(resolveImport("lib/a/b.ts", "../c/d.ts", deno), "lib/c/d.ts");
  assert.equal(resolveImport("lib/a/b.ts", "kubist/wire", deno), "lib/wire/mod.ts");
  assert.equal(resolveImport("mod.ts", "./lib/c.ts", deno), "lib/c.ts");
  assert.equal(resolveImport("mod.ts", "hono", deno), undefined);
});
