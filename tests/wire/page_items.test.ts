import assert from "node:assert/strict";
import fc from "fast-check";
import { ProtocolError } from "kubist/errors";
import { pageItems } from "../../lib/wire/page_items.ts";
import { decodePage } from "../../lib/wire/response.ts";
import { test } from "../harness.ts";

const request = { method: "GET", path: "/", headers: [], kind: "unary", act: "list pods" } as const;
const kind = { group: "", version: "v1", kind: "Pod" };

function answer(text: string) {
  return { code: 200, contentType: "application/json", text };
}

function listOf(items: readonly unknown[], head = { kind: "PodList", apiVersion: "v1" }): string {
  return JSON.stringify({ ...head, metadata: { resourceVersion: "7", continue: "t" }, items });
}

function pod(name: string, more: object = {}) {
  return { metadata: { name, uid: `u-${name}` }, ...more };
}

/** The items in the pieces in which they are given. */
function piecesOf(text: string): unknown[][] {
  const { more } = pageItems(request, answer(text), kind);
  const pieces: unknown[][] = [];
  for (let piece = more(); piece !== undefined; piece = more()) pieces.push([...piece]);
  return pieces;
}

function wholeOf(text: string): unknown[] {
  return decodePage(request, answer(text), kind).items;
}

test("pageItems() gives a few items at a time, with their types, and knows the page before", () => {
  const text = listOf(Array.from({ length: 40 }, (_, i) => pod(`p${i}`))) + "\n";
  const { metadata } = pageItems(request, answer(text), kind);
  assert.deepEqual(metadata, { resourceVersion: "7", continue: "t" });
  const pieces = piecesOf(text);
  assert.deepEqual(pieces.map((piece) => piece.length), [16, 16, 8]);
  assert.deepEqual(pieces.flat(), wholeOf(text));
  assert.deepEqual(pieces[0]?.[0], { ...pod("p0"), apiVersion: "v1", kind: "Pod" });
});

test("pageItems() gives items that name their type in pieces too", () => {
  const typed = Array.from(
    { length: 20 },
    (_, i) => ({ apiVersion: "v2", kind: "A", ...pod(`${i}`) }),
  );
  const pieces = piecesOf(listOf(typed));
  assert.deepEqual(pieces.map((piece) => piece.length), [16, 4]);
  assert.deepEqual(pieces.flat(), typed);
});

test("pageItems() is not misled by what looks like an item inside of one", () => {
  const inner = [pod("x"), pod("y"), pod("z")];
  const items = [pod("a"), pod("b", { spec: { inner, text: '},{"metadata":{' } }), pod("c")];
  const text = listOf(items);
  assert.deepEqual(piecesOf(text).flat(), wholeOf(text));
});

for (
  const [what, text] of Object.entries({
    "no items": listOf([]),
    "null as items": '{"kind":"PodList","metadata":{"resourceVersion":"1"},"items":null}',
    "items before the metadata": JSON.stringify({
      apiVersion: "v1",
      items: [pod("a"), pod("b")],
      kind: "PodList",
      metadata: { resourceVersion: "1" },
    }),
    "something after the items": listOf([pod("a"), pod("b")]).slice(0, -1) + ',"more":[1]}',
    "spaces": JSON.stringify(JSON.parse(listOf([pod("a"), pod("b")])), undefined, 2),
    "items that start otherwise": listOf([{ spec: {}, ...pod("a") }, pod("b")]),
  })
) {
  test(`pageItems() reads a page with ${what} as decodePage() does`, () => {
    assert.deepEqual(piecesOf(text).flat(), wholeOf(text));
  });
}

test("pageItems() gives what any page holds", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const object = fc.record({
    metadata: fc.record({ name: fc.string() }),
    spec: value,
    rest: value,
  });
  fc.assert(fc.property(fc.array(object, { maxLength: 40 }), (items) => {
    const text = listOf(items);
    assert.deepEqual(piecesOf(text).flat(), wholeOf(text));
  }));
});

test("pageItems() refuses what is broken, at once or after the items before", () => {
  const whole = listOf(Array.from({ length: 40 }, (_, i) => pod(`p${i}`)));
  assert.throws(() => pageItems(request, answer(whole.slice(0, -1)), kind), ProtocolError);
  const { more } = pageItems(request, answer(whole.replace('"p20"', '"p20')), kind);
  assert.equal(more()?.length, 16);
  assert.throws(more, ProtocolError);
});
