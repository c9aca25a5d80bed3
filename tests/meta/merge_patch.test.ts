import assert from "node:assert/strict";
import { applyMergePatch, createMergePatch } from "kubist/meta";
import { createThreeWayMergePatch } from "../../lib/meta/merge_patch.ts";
import { test } from "../harness.ts";

// RFC 7396, appendix A.
const rows: readonly (readonly [target: unknown, patch: unknown, result: unknown])[] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [["a", "b"], ["c", "d"], ["c", "d"]],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

for (const [target, patch, result] of rows) {
  test(`applyMergePatch() ${JSON.stringify(patch)} on ${JSON.stringify(target)}`, () => {
    const before = JSON.stringify([target, patch]);
    assert.deepEqual(applyMergePatch(target, patch), result);
    assert.equal(JSON.stringify([target, patch]), before);
  });
}

test("applyMergePatch() treats __proto__ and constructor as data", () => {
  const patch = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}}}');
  const result = applyMergePatch({}, patch);
  assert.equal(JSON.stringify(result), JSON.stringify(patch));
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  assert.equal(({} as { x?: unknown }).x, undefined);
});

test("applyMergePatch() keeps nulls in lists unless lenient", () => {
  const patch = { a: [{ b: null }, null] };
  assert.deepEqual(applyMergePatch({}, patch), patch);
  assert.deepEqual(applyMergePatch({}, patch, { lenient: true }), { a: [{}, null] });
});

test("createMergePatch() writes differences only", () => {
  assert.deepEqual(createMergePatch({ a: 1, b: 2 }, { a: 1, c: 3 }), { b: null, c: 3 });
  assert.deepEqual(createMergePatch({ a: { b: 1, c: [1] } }, { a: { b: 1, c: [2] } }), {
    a: { c: [2] },
  });
  assert.deepEqual(createMergePatch({ a: 1 }, { a: 1 }), {});
  assert.deepEqual(createMergePatch({ a: 1 }, { a: 1, b: {} }), { b: {} });
  assert.deepEqual(createMergePatch({ a: 1 }, [1]), [1]);
});

test("createThreeWayMergePatch() deletes only what was applied before", () => {
  const original = { a: "1", b: "2" };
  const modified = { a: "9" };
  const current = { a: "1", b: "2", c: "theirs" };
  assert.deepEqual(createThreeWayMergePatch(original, modified, current), { a: "9", b: null });
  assert.deepEqual(createThreeWayMergePatch(undefined, modified, current), { a: "9" });
  assert.deepEqual(createThreeWayMergePatch({ a: {} }, { a: {}, d: {} }, { a: {} }), { d: {} });
});
