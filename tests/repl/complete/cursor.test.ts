import assert from "node:assert/strict";
import { readCursor } from "../../../repl/complete/cursor.ts";
import { test } from "../../harness.ts";

const table: readonly (readonly [text: string, expected: unknown])[] = [
  ["po", ["po", "name", undefined]],
  ["k.po", ["po", "member", "k"]],
  ['k.pods("web").', ["", "member", 'k.pods("web")']],
  ['for await (const p of k.pods("a(b").where({ x: "}" }).wat', [
    "wat",
    "member",
    'k.pods("a(b").where({ x: "}" })',
  ]],
  ["const n = pods[0]?.me", ["me", "member", "pods[0]"]],
  ["k\n  .pods()\n  .li", ["li", "member", "k\n  .pods()"]],
  ["3.", ["", "name", undefined]],
  ["[...x", ["x", "name", undefined]],
];
for (const [text, expected] of table) {
  test(`readCursor() reads ${JSON.stringify(text)}`, () => {
    const cursor = readCursor(text);
    const place = cursor?.place;
    assert.deepEqual(
      [cursor?.word, place?.type, place?.type === "member" ? place.object : undefined],
      expected,
    );
  });
}

test("readCursor() knows the call, the argument and the path of keys", () => {
  assert.deepEqual(
    readCursor('k.deployments("web").patch("api", { spec: { template: { spec: { containers: [{ na')
      ?.call,
    {
      callee: 'k.deployments("web").patch',
      argument: 1,
      path: ["spec", "template", "spec", "containers", "0"],
      first: "api",
    },
  );
  assert.deepEqual(readCursor('k.pods("'), {
    word: "",
    place: { type: "string", quote: '"' },
    call: { callee: "k.pods", argument: 0, path: [], first: undefined },
  });
});

test("readCursor() tells keys from values", () => {
  assert.equal(readCursor("k.pods().list({ li")?.place.type, "key");
  assert.equal(readCursor("k.pods().list({ limit: 1, co")?.place.type, "key");
  assert.equal(readCursor("k.pods().list({ limit: n")?.place.type, "name");
  assert.equal(readCursor('k.pods().fields({ "status.ph')?.place.type, "key");
  const value = readCursor('k.pods().where({ app: "a');
  assert.equal(value?.place.type, "string");
  assert.deepEqual(value?.call?.path, ["app"]);
  assert.equal(readCursor("if (x) { k")?.place.type, "name");
});

test("readCursor() completes nothing in comments and reads long inputs", () => {
  assert.equal(readCursor("1 // k.po"), undefined);
  assert.equal(readCursor("/* k."), undefined);
  assert.equal(readCursor(`${"k.pods(".repeat(50_000)}k.`)?.place.type, "member");
  assert.equal(readCursor(`${"(".repeat(100_000)}${")".repeat(100_000)}.`)?.place.type, "member");
});

test("readCursor() tells a version from a number", () => {
  assert.equal(readCursor("k.apps.v1.de")?.place.type, "member");
  assert.equal(readCursor("x = 1.")?.place.type, "name");
});
