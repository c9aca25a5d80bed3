import assert from "node:assert/strict";
import { deepCopy, deepEqual } from "kubist/meta";
import { test } from "../harness.ts";

test("deepCopy() shares nothing with the original", () => {
  const original = { a: [{ b: 1 }], c: null };
  const copy = deepCopy(original);
  assert.deepEqual(copy, original);
  assert.notEqual(copy.a[0], original.a[0]);
});

test("deepCopy() keeps a key called __proto__ as data", () => {
  const copy = deepCopy(JSON.parse('{"__proto__":{"x":1},"constructor":2}'));
  assert.equal(Object.getPrototypeOf(copy), Object.prototype);
  assert.equal(JSON.stringify(copy), '{"__proto__":{"x":1},"constructor":2}');
  assert.equal(({} as { x?: unknown }).x, undefined);
});

test("deepEqual() ignores the order of keys and absent values", () => {
  assert.equal(deepEqual({ a: 1, b: 2 }, { b: 2, a: 1 }), true);
  assert.equal(deepEqual({ a: undefined }, {}), true);
  assert.equal(deepEqual({ a: null }, {}), false);
  assert.equal(deepEqual([1, 2], [2, 1]), false);
  assert.equal(deepEqual([], {}), false);
  assert.equal(deepEqual(null, {}), false);
  assert.equal(deepEqual(0, -0), true);
  assert.equal(deepEqual(NaN, NaN), true);
});

test("deepEqual() compares own properties only", () => {
  assert.equal(deepEqual({ constructor: Object }, {}), false);
  assert.equal(deepEqual({}, JSON.parse('{"__proto__":{}}')), false);
});
