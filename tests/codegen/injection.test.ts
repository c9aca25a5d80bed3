import assert from "node:assert/strict";
import fc from "fast-check";
import { generateFromCrds, generateFromOpenApi } from "../../lib/codegen/mod.ts";
import { test } from "../harness.ts";

/** Text that tries to get out of whatever it is put in. */
const nasty = fc.oneof(
  fc.constantFrom(
    "*/",
    "/*",
    "//",
    '"',
    "'",
    "`",
    "\\",
    "${x}",
    "]",
    "}",
    "{",
    ";",
    "\n",
    "\u2028",
  ),
  fc.constantFrom("__proto__", "constructor", "@example", "```ts\nthrow 1\n```", "export", "../"),
  fc.string({ maxLength: 8, unit: "binary" }),
);
const text = fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join(""));

/** `more` is what else each schema may have. */
function schemaOf(
  depth: number,
  more: Record<string, typeof text> = {},
): fc.Arbitrary<Record<string, unknown>> {
  const inner = depth === 0 ? fc.constant({ type: "string" }) : schemaOf(depth - 1, more);
  return fc.record({
    type: fc.oneof(fc.constantFrom("object", "array", "string", "integer", "boolean"), text),
    format: text,
    description: text,
    pattern: text,
    default: fc.oneof(text, fc.integer(), fc.record({ a: text })),
    enum: fc.array(fc.oneof(text, fc.integer(), fc.constant(null)), { maxLength: 3 }),
    nullable: fc.boolean(),
    required: fc.array(text, { maxLength: 3 }),
    properties: fc.dictionary(text, inner, { maxKeys: 4 }),
    items: inner,
    additionalProperties: fc.oneof(fc.boolean(), inner),
    ...more,
    "x-kubernetes-list-map-keys": fc.array(text, { maxLength: 2 }),
    "x-kubernetes-list-type": fc.oneof(fc.constantFrom("map", "set"), text),
    "x-kubernetes-int-or-string": fc.boolean(),
    "x-kubernetes-embedded-resource": fc.boolean(),
    "x-kubernetes-preserve-unknown-fields": fc.boolean(),
  }, { requiredKeys: [] });
}

/** A definition refers to no other. */
const schema = schemaOf(3);
const referring = schemaOf(3, { $ref: text });

/** The code without what its comments and its strings say; fails when one of them does not end. */
function skeleton(code: string): string {
  const blank = code.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[^]*?\*\//g, (m) => m[0] === '"' ? "§" : "");
  assert.ok(!/["'`]|\/\*|\*\/|\/\//.test(blank), blank);
  return blank;
}

const type = String.raw`[\w$<>\[\]{}|&(), §.+-]+`;
const allowed = [
  /^ *$/,
  /^import type \{[\w, ]*\} from §;$/,
  /^import type \{$|^ {2}\w+,$|^\} from §;$/,
  new RegExp(`^export type \\w+ = ${type};$`),
  /^export interface \w+( extends \w+(<\w+>)?)? \{$/,
  /^export interface \w+$|^ {2}extends \w+ \{$/,
  new RegExp(`^ {2}([A-Za-z_$][\\w$]*|§)\\??: ${type};$`),
  /^ {2}\[field: string\]: unknown;$/,
  /^export const \w+: Kind<[\w, |§]+> = \{$/,
  /^ {2}\w+: (§|\[(§(, §)*)?\]),$/,
  /^\};?$/,
];

function assertHarmless(code: string): void {
  for (const line of skeleton(code).split("\n")) {
    assert.ok(allowed.some((pattern) => pattern.test(line)), JSON.stringify(line));
  }
}

test("generateFromCrds() writes types and tables whatever a schema says", () => {
  fc.assert(
    fc.property(schema, fc.array(text, { maxLength: 2 }), (openAPIV3Schema, shortNames) => {
      const [file] = generateFromCrds([{
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        spec: {
          group: "example.com",
          names: { kind: "Website", plural: "websites", shortNames },
          versions: [{ name: "v1", deprecated: true, schema: { openAPIV3Schema } }],
        },
      }]);
      assertHarmless(file?.text ?? "");
    }),
    { numRuns: 300 },
  );
});

test("generateFromOpenApi() writes types and tables whatever a definition says", () => {
  const operation = (kind: string) => ({
    "x-kubernetes-action": "get",
    "x-kubernetes-group-version-kind": { group: "example.com", version: "v1", kind },
  });
  fc.assert(
    fc.property(fc.dictionary(text, referring, { maxKeys: 3 }), referring, (definitions, own) => {
      const files = generateFromOpenApi([{
        definitions: {
          ...definitions,
          "com.example.v1.Website": {
            ...own,
            "x-kubernetes-group-version-kind": [
              { group: "example.com", version: "v1", kind: "Website" },
            ],
          },
        },
        paths: { "/apis/example.com/v1/websites/{name}": { get: operation("Website") } },
      }]);
      for (const file of files) {
        assertHarmless(file.text);
        assert.match(file.path, /^[\w.-]+\/[\w.-]+\.ts$/);
        assert.ok(!file.path.includes(".."));
      }
    }),
    { numRuns: 200 },
  );
});
