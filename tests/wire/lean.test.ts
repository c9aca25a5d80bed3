import assert from "node:assert/strict";
import fc from "fast-check";
import { parseLean } from "../../lib/wire/lean.ts";
import { test } from "../harness.ts";

type Item = { metadata?: { managedFields?: unknown; labels?: Record<string, string> } } | null;
type Page = { items: Item[] };

const itemsOf = (page: Page) => page.items;

/** What parseLean() is to do, said in the plainest way. */
function plainly(text: string): Page {
  const page: Page = JSON.parse(text);
  for (const item of page.items) delete item?.metadata?.managedFields;
  return page;
}

const managedFields = [
  { manager: "a", fieldsV1: { "f:spec": { 'k:{"type":"]"}': { ".": {} } } } },
  { manager: 'b]}"\\', fieldsV1: { "f:x[]": {} } },
];

test("parseLean() drops what a parser would keep for nothing, and nothing else", () => {
  const page = {
    items: [
      { metadata: { name: "a", managedFields }, spec: { x: [1] } },
      { metadata: { managedFields, name: "b" } },
      { metadata: { name: "c" } },
      { metadata: { name: "d", managedFields: [] } },
    ],
  };
  const lean = parseLean(JSON.stringify(page), itemsOf);
  assert.deepEqual(lean, {
    items: [
      { metadata: { name: "a" }, spec: { x: [1] } },
      { metadata: { name: "b" } },
      { metadata: { name: "c" } },
      { metadata: { name: "d" } },
    ],
  });
});

test("parseLean() keeps what looks like managed fields elsewhere", () => {
  const elsewhere: unknown[] = [
    { metadata: { name: "a", managedFields }, spec: { managedFields: [1] } },
    { metadata: { name: "a" }, spec: { template: { metadata: { managedFields } } } },
    { metadata: { labels: { 'x"managedFields': '"managedFields":[' }, managedFields } },
    { metadata: { 'x"managedFields': [1] } },
    { metadata: { 'x"managedFields': [1], managedFields: 0 } },
    { metadata: { managedFields: 0 }, spec: { managedFields: [1] } },
    { metadata: { managedFields: [[1], { a: ["]"] }] }, spec: { managedFields: [[]] } },
    { metadata: { managedFields: null } },
    { metadata: { managedFields: "[" } },
    { managedFields },
  ];
  for (const item of elsewhere) {
    const text = JSON.stringify({ items: [item, { metadata: { managedFields } }] });
    assert.deepEqual(parseLean(text, itemsOf), plainly(text), text);
  }
});

test("parseLean() says of broken text what JSON.parse says", () => {
  const whole = JSON.stringify({ items: [{ metadata: { managedFields } }] });
  for (let length = 0; length < whole.length; length++) {
    assert.throws(() => parseLean(whole.slice(0, length), itemsOf), SyntaxError);
  }
});

test("parseLean() gives what parsing and deleting gives, for any JSON", () => {
  const names = ["managedFields", "metadata", 'x"managedFields', '"managedFields":[', "\\", "]"];
  const name = fc.oneof(fc.constantFrom(...names), fc.string());
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      name,
      fc.constantFrom(0, null, true),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(name, tie("value"), { maxKeys: 4 }),
    ),
  }));
  const fields = fc.oneof(fc.constant(managedFields), fc.array(value), value);
  const metadata = fc.record({ labels: fc.dictionary(name, name), managedFields: fields }, {
    requiredKeys: [],
  });
  const item = fc.option(fc.record({ metadata, spec: value }, { requiredKeys: [] }));
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), fc.boolean(), (items, indented) => {
      const text = JSON.stringify({ items }, null, indented ? 1 : undefined);
      assert.deepEqual(parseLean(text, itemsOf as (page: unknown) => Item[]), plainly(text));
    }),
    { numRuns: 3000 },
  );
});
