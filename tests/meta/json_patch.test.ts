import assert from "node:assert/strict";
import { applyJsonPatch, createJsonPatch, PatchError } from "kubist/meta";
import type { JsonPatchOperation } from "../../lib/meta/json_patch.ts";
import { cpuMs, test } from "../harness.ts";

type Row = readonly [name: string, document: unknown, patch: unknown, result: unknown];

// RFC 6902, appendix A, and what it leaves to readers.
const applied: readonly Row[] = [
  ["adds a member", { foo: "bar" }, [{ op: "add", path: "/baz", value: "q" }], {
    foo: "bar",
    baz: "q",
  }],
  ["adds an element", { foo: ["a", "c"] }, [{ op: "add", path: "/foo/1", value: "b" }], {
    foo: ["a", "b", "c"],
  }],
  ["adds at the end", [1], [{ op: "add", path: "/-", value: 2 }], [1, 2]],
  ["replaces what add finds", { a: 1 }, [{ op: "add", path: "/a", value: 2 }], { a: 2 }],
  ["removes a member", { a: 1, b: 2 }, [{ op: "remove", path: "/b" }], { a: 1 }],
  ["removes an element", [1, 2, 3], [{ op: "remove", path: "/1" }], [1, 3]],
  ["replaces", { a: 1 }, [{ op: "replace", path: "/a", value: null }], { a: null }],
  ["replaces the document", { a: 1 }, [{ op: "replace", path: "", value: [1] }], [1]],
  ["moves a member", { a: { b: 1 }, c: {} }, [{ op: "move", from: "/a/b", path: "/c/d" }], {
    a: {},
    c: { d: 1 },
  }],
  ["moves an element", [1, 2, 3], [{ op: "move", from: "/0", path: "/2" }], [2, 3, 1]],
  ["copies", { a: { b: [1] } }, [{ op: "copy", from: "/a/b", path: "/c" }], {
    a: { b: [1] },
    c: [1],
  }],
  ["tests deeply, whatever the order", { a: { x: 1, y: [2] } }, [
    { op: "test", path: "/a", value: { y: [2], x: 1 } },
  ], { a: { x: 1, y: [2] } }],
  ["unescapes ~1 and ~0", { "a/b": 1, "m~n": 2 }, [
    { op: "remove", path: "/a~1b" },
    { op: "replace", path: "/m~0n", value: 3 },
  ], { "m~n": 3 }],
  ["reads ~01 as ~1", { "~1": 1 }, [{ op: "test", path: "/~01", value: 1 }], { "~1": 1 }],
  ["takes an empty key", { "": 1 }, [{ op: "remove", path: "/" }], {}],
  ["takes names of inherited members", {}, [
    { op: "add", path: "/constructor", value: "x" },
    { op: "test", path: "/constructor", value: "x" },
    { op: "add", path: "/toString", value: 1 },
  ], { constructor: "x", toString: 1 }],
  ["keeps nothing that one operation copied to another", { a: {} }, [
    { op: "copy", from: "/a", path: "/b" },
    { op: "add", path: "/b/x", value: 1 },
  ], { a: {}, b: { x: 1 } }],
];

for (const [name, document, patch, result] of applied) {
  test(`applyJsonPatch() ${name}`, () => {
    const before = JSON.stringify([document, patch]);
    assert.deepEqual(applyJsonPatch(document, patch as JsonPatchOperation[]), result);
    assert.equal(JSON.stringify([document, patch]), before);
  });
}

const refused: readonly (readonly [problem: string, document: unknown, patch: unknown])[] = [
  ["test", { a: 1 }, [{ op: "test", path: "/a", value: 2 }]],
  ["test", {}, [{ op: "test", path: "/a", value: null }]],
  ["missing", {}, [{ op: "remove", path: "/a" }]],
  ["missing", {}, [{ op: "replace", path: "/a", value: 1 }]],
  ["missing", {}, [{ op: "add", path: "/a/b", value: 1 }]],
  ["missing", [1], [{ op: "add", path: "/2", value: 1 }]],
  ["missing", [1], [{ op: "remove", path: "/-" }]],
  ["missing", [1], [{ op: "remove", path: "/-1" }]],
  ["missing", [1], [{ op: "remove", path: "/00" }]],
  ["missing", [1], [{ op: "remove", path: "/1e0" }]],
  ["missing", "text", [{ op: "remove", path: "/length" }]],
  [
    "missing",
    {},
    [{ op: "test", path: "/toString/name", value: "toString" }, {
      op: "remove",
      path: "/a",
    }].slice(1),
  ],
  ["missing", {}, [{ op: "move", from: "/a", path: "/b" }]],
  ["path", { a: {} }, [{ op: "move", from: "/a", path: "/a/b" }]],
  ["path", {}, [{ op: "remove", path: "a" }]],
  ["path", {}, [{ op: "remove" }]],
  ["path", {}, [{ op: "remove", path: "" }]],
  ["path", {}, [{ op: "copy", path: "/a", from: 1 }]],
  ["path", {}, [{ op: "add", path: "/__proto__/x", value: 1 }]],
  ["path", {}, [{ op: "copy", from: "/__proto__", path: "/x" }]],
  ["op", {}, [{ op: "foo", path: "/a" }]],
  ["op", {}, [{ op: "add", path: "/a" }]],
  ["op", {}, [null]],
  ["format", {}, { op: "add", path: "/a", value: 1 }],
];

for (const [problem, document, patch] of refused) {
  test(`applyJsonPatch() refuses ${JSON.stringify(patch)} with "${problem}"`, () => {
    assert.throws(
      () => applyJsonPatch(document, patch as JsonPatchOperation[]),
      (error) => error instanceof PatchError && error.problem === problem,
    );
  });
}

test("applyJsonPatch() names the failing operation and leaves the document alone", () => {
  const document = { a: [1] };
  const patch: JsonPatchOperation[] = [
    { op: "add", path: "/a/-", value: 2 },
    { op: "test", path: "/a/0", value: 9 },
  ];
  assert.throws(() => applyJsonPatch(document, patch), (error) => {
    assert.ok(error instanceof PatchError);
    assert.equal(error.index, 1);
    assert.equal(error.operation, patch[1]);
    assert.equal(
      error.message,
      'Cannot apply JSON patch: operation 1 (test "/a/0"): the value is another',
    );
    return true;
  });
  assert.deepEqual(document, { a: [1] });
});

test("applyJsonPatch() limits operations and copies", () => {
  const test1: JsonPatchOperation = { op: "test", path: "", value: {} };
  const many = Array.from({ length: 10_001 }, () => test1);
  assert.throws(() => applyJsonPatch({}, many), { problem: "limit" });
  assert.deepEqual(applyJsonPatch({}, many.slice(1)), {});
  const bomb: JsonPatchOperation[] = Array.from({ length: 40 }, () => ({
    op: "copy",
    from: "/a",
    path: "/a/-",
  }));
  assert.throws(() => applyJsonPatch({ a: ["x"] }, bomb), { problem: "limit" });
});

test("applyJsonPatch() keeps a key called __proto__ in values", () => {
  const value = JSON.parse('{"__proto__":"data"}');
  const result = applyJsonPatch({ a: 1 }, [{ op: "add", path: "/b", value }]);
  assert.equal(JSON.stringify(result), '{"a":1,"b":{"__proto__":"data"}}');
  assert.equal(({} as { data?: unknown }).data, undefined);
});

test("applyJsonPatch() deviates like the API server when lenient", () => {
  const lenient = (document: unknown, ...patch: unknown[]) =>
    applyJsonPatch(document, patch as JsonPatchOperation[], { lenient: true });
  assert.deepEqual(lenient({}, { op: "replace", path: "/a", value: 1 }), { a: 1 });
  assert.deepEqual(lenient({}, { op: "test", path: "/a", value: null }), {});
  assert.deepEqual(lenient({}, { op: "copy", from: "/a", path: "/b" }), { b: null });
  assert.deepEqual(lenient({}, { op: "add", path: "/a" }), { a: null });
  assert.deepEqual(lenient([1, 2, 3], { op: "remove", path: "/-1" }), [1, 2]);
  assert.deepEqual(lenient([1, 2], { op: "add", path: "/-1", value: 3 }), [1, 2, 3]);
  assert.deepEqual(lenient([1, 2], { op: "replace", path: "/-2", value: 3 }), [3, 2]);
  assert.throws(() => lenient({}, { op: "add", path: "", value: {} }), PatchError);
  assert.throws(() => lenient({}, { op: "replace", path: "", value: 1 }), PatchError);
  assert.throws(() => lenient([1], { op: "remove", path: "/-2" }), PatchError);
  assert.throws(() => lenient({}, { op: "test", path: "/a/b", value: null }), PatchError);
});

const created: readonly (readonly [from: unknown, to: unknown, patch: unknown])[] = [
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1, b: 2 }, { a: 1 }, [{ op: "remove", path: "/b" }]],
  [{ a: 1 }, { a: 2, "b/c": 3 }, [
    { op: "replace", path: "/a", value: 2 },
    { op: "add", path: "/b~1c", value: 3 },
  ]],
  [[1, 2, 3, 4], [1, 3, 4], [{ op: "remove", path: "/1" }]],
  [[1, 3], [1, 2, 3], [{ op: "add", path: "/1", value: 2 }]],
  [[{ n: "a", v: 1 }, { n: "b" }], [{ n: "a", v: 2 }, { n: "b" }], [
    { op: "replace", path: "/0/v", value: 2 },
  ]],
  [{ a: [1] }, { a: { b: 1 } }, [{ op: "replace", path: "/a", value: { b: 1 } }]],
  [1, 2, [{ op: "replace", path: "", value: 2 }]],
];

for (const [from, to, patch] of created) {
  test(`createJsonPatch() from ${JSON.stringify(from)} to ${JSON.stringify(to)}`, () => {
    assert.deepEqual(createJsonPatch(from, to), patch);
  });
}

test("createJsonPatch() needs no path through __proto__", () => {
  const from = JSON.parse('{"a":{"__proto__":1,"b":1}}');
  const to = JSON.parse('{"a":{"__proto__":2,"b":1}}');
  const patch = createJsonPatch(from, to);
  assert.equal(JSON.stringify(applyJsonPatch(from, patch)), JSON.stringify(to));
});

test("createJsonPatch() ends soon for long lists that have nothing in common", () => {
  const list = (prefix: string) =>
    Array.from({ length: 3000 }, (_, i) => ({ id: `${prefix}${i}` }));
  const started = cpuMs();
  assert.equal(createJsonPatch(list("a"), list("b")).length, 3000);
  assert.ok(cpuMs() - started < 2000);
});
