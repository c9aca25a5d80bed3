import assert from "node:assert/strict";
import { smallestPatch } from "../../lib/meta/smallest_patch.ts";
import { test } from "../harness.ts";

test("smallestPatch() chooses merge patch for fields", () => {
  assert.deepEqual(smallestPatch({ spec: { replicas: 1 } }, { spec: { replicas: 2 } }), {
    type: "merge",
    patch: { spec: { replicas: 2 } },
  });
  assert.equal(smallestPatch({ a: 1 }, { a: 1 }), undefined);
});

test("smallestPatch() chooses JSON patch for one element of a long list", () => {
  const list = (image: string) => ({
    containers: Array.from(
      { length: 20 },
      (_, i) => ({ name: `c${i}`, image: i === 7 ? image : "i" }),
    ),
  });
  assert.deepEqual(smallestPatch(list("a"), list("b"), { guarded: true }), {
    type: "json",
    patch: [{ op: "replace", path: "/containers/7/image", value: "b" }],
  });
});

test("smallestPatch() guards lists by a test unless the caller does", () => {
  const made = smallestPatch({ a: [1, null] }, { a: [null, 1], b: null });
  assert.equal(made?.type, "json");
  assert.deepEqual(made?.patch[0], { op: "test", path: "/a", value: [1, null] });
});

test("smallestPatch() writes null with JSON patch, __proto__ with merge patch", () => {
  assert.equal(smallestPatch({}, { a: null })?.type, "json");
  const made = smallestPatch({}, JSON.parse('{"__proto__":"x"}'));
  assert.equal(JSON.stringify(made?.patch), '{"__proto__":"x"}');
});
