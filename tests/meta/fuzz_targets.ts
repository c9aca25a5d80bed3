/**
 * The functions of the meta room that read what strangers wrote, and what must hold of each.
 *
 * @module
 */

import assert from "node:assert/strict";
import {
  applyJsonPatch,
  applyMergePatch,
  createJsonPatch,
  createMergePatch,
  customColumns,
  deepEqual,
  type FieldSelector,
  fieldSelector,
  jsonPath,
  parseAllYaml,
  parseYaml,
  PatchError,
  quantity,
  selector,
  stringifyYaml,
  YamlError,
} from "kubist/meta";
import {
  ApplyConflictError,
  applyObject,
  applyStrategicMergePatch,
  ApplyTypeError,
  createStrategicMergePatch,
  equalSets,
  formatFieldsV1,
  parseFieldsV1,
  parseManagers,
  trackUpdate,
} from "../../lib/meta/apply/mod.ts";
import { customColumnsFromTemplate, fieldPath } from "../../lib/meta/custom_columns.ts";
import { formatDuration, parseDuration } from "../../lib/meta/duration.ts";
import { intOrString, scaleIntOrPercent } from "../../lib/meta/int_or_string.ts";
import { JsonPathError } from "../../lib/meta/jsonpath/compare.ts";
import type { JsonPatchOperation } from "../../lib/meta/json_patch.ts";
import { TextSyntaxError } from "../../lib/meta/syntax.ts";
import { formatMicroTime, parseMicroTime, parseTime } from "../../lib/meta/time.ts";
import { cpuMs } from "../harness.ts";
import { damaged, json, jsonObject, pick, type Random, several } from "../fuzz/random.ts";
import { typeOf } from "./strategic_types.ts";

/** One function that is thrown damaged input at. */
export interface FuzzTarget {
  readonly name: string;
  /** Makes an input. */
  readonly make: (random: Random) => unknown;
  /** Takes an input, and throws when something does not hold. */
  readonly take: (input: never) => unknown;
  /** The errors that refuse an input. */
  readonly refusals: readonly (abstract new (...args: never[]) => Error)[];
}

function target<const T>(
  name: string,
  refusals: FuzzTarget["refusals"],
  make: (random: Random) => T,
  take: (input: T) => unknown,
): FuzzTarget {
  return { name, make, take, refusals };
}

const same = (a: unknown, b: unknown) =>
  assert.ok(deepEqual(a, b), `${JSON.stringify(a)} is not ${JSON.stringify(b)}`);

/** Runs a function and makes sure that it left its arguments alone. */
function untouched<T extends unknown[], R>(act: (...values: T) => R, ...values: T): R {
  const before = JSON.stringify(values);
  try {
    return act(...values);
  } finally {
    assert.equal(JSON.stringify(values), before, "an argument was changed");
  }
}

// Texts.

const NASTY = [
  "\u0000",
  "\ud800",
  "é",
  "👍",
  "\u2028",
  "\ufeff",
  "__proto__",
  "constructor",
  "9".repeat(30),
];

const YAMLS = [
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: { a: b, 'c': \"d\" }\ndata:\n" +
  "  text: |\n    one\n      two\n\n    three\n  folded: >-\n    a\n    b\n",
  "a: &x [1, 0x1F, 0o17, 0644, 1_000, .5, 1e3, ~, yes, off]\nb: *x\nc: {<<: {d: 1}, e: 2}\n",
  "- a\n-   - b\n    - ? c\n      : d\n-\n  e: !!str 1\n# comment\n",
  '---\na: 1\n---\n\n--- # none\n---\nb: "\\u00e9\\n\\x41"\n...\n',
  '%YAML 1.1\n---\n{"a": [true, null, "x"], "b": {"c": 1.5e-3}}\n',
  "a: plain text\n  over lines\nb: 'single\n\n  quoted'\nc: 2001-12-14t21:59:43.10-05:00\n",
];
const YAML_SCRAPS = [
  ..."\n|>-?:,[]{}#&*!%@`'\"\\ \t\r~=.",
  "  ",
  "- ",
  ": ",
  "<<: ",
  "*x",
  "&x ",
  "!!binary ",
  "!!str ",
  "!y ",
  "---\n",
  "...\n",
  "|+2\n",
  "? ",
  "null",
  "1e999",
  ".nan",
  ...NASTY,
];

async function takeYaml(text: string): Promise<void> {
  const documents = await parseAllYaml(text);
  for (const { value, line } of documents) {
    assert.ok(line <= text.split(/\r\n?|\n/).length);
    same(await parseYaml(await stringifyYaml(value)), value);
  }
}

const MAX_NODES = 10_000;

/** A graph of anchors, each of which holds some before it: wide, deep, or as a bomb is. */
function aliasGraph(random: Random): string {
  const width = 1 + Math.floor(random() * 12);
  const lines = several(random, 14, () => "").map((_, i) => {
    const items = Array.from(
      { length: width },
      () => i === 0 ? "x" : `*a${pick(random, [i - 1, i - 1, i - 1, i])}`,
    );
    const body = random() < 0.8
      ? `[${items.join(", ")}]`
      : `{ <<: [${items.join(", ")}], k${i}: 1 }`;
    return `a${i}: &a${random() < 0.95 ? i : 0} ${body}`;
  });
  return lines.join("\n");
}

async function takeAliases(text: string): Promise<void> {
  const began = cpuMs();
  const value = await parseYaml(text, { maxNodes: MAX_NODES });
  assert.ok(cpuMs() - began < 3000, "too slow");
  assert.ok(nodes(value) <= MAX_NODES);
}

function nodes(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, v) => sum + nodes(v), 1);
}

const JSONS = [
  '{"a":[1,-2.5e+3,true,false,null],"b":{"c":"\\u00e9\\n\\"\\\\\\/","":{}},"d":[[],{}]}',
  '[ {"__proto__": {"polluted": 1}}, {"constructor": "x"} ]',
  '{\n  "kind": "List",\n\t"items": [\n    {"metadata": {"name": "a"}}\n  ]\n}\n',
  '"text"',
  "-0.0",
];
const JSON_SCRAPS = [
  ...'{}[]:,"\\ \n\t0123456789eE+-.',
  '"a":',
  "null",
  "true",
  "\\u",
  '"":1,',
  ...NASTY,
];

/** What `JSON.parse` takes is taken too, and means the same; only repeated keys and rounding are refused. */
async function takeJson(text: string): Promise<void> {
  const expected = parsed(text);
  try {
    const value = await parseYaml(text);
    if (expected) same(value, expected.value);
  } catch (error) {
    const strict = error instanceof YamlError && /duplicate|number|limit/.test(error.problem);
    if (expected && !strict) assert.fail(`refused what JSON.parse takes: ${error}`);
    throw error;
  }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  let finite = true;
  try {
    const value: unknown = JSON.parse(text, (_, v) => {
      finite &&= typeof v !== "number" || Number.isFinite(v);
      return v;
    });
    // A reader of YAML takes a number beyond all numbers for text, as the Kubernetes tools do.
    return finite ? { value } : undefined;
  } catch {
    return undefined;
  }
}

const LABELS = { a: "b", "x.io/c": "", n: "10", constructor: "x" };

const SELECTORS = [
  "a=b,c!=d",
  "a in (b, c),d notin (,e)",
  "!x.io/y",
  "a",
  "n>5,n < 20",
  "a==b",
  "in in (in,notin)",
  "",
];
const SELECTOR_SCRAPS = [
  ..."=!<>(), \t./-_",
  " in ",
  " notin ",
  "==",
  "!=",
  "a",
  "B",
  "9",
  "x.io/",
  ...NASTY,
];

function takeSelector(text: string): void {
  const made = selector(text);
  assert.equal(typeof made.matches(LABELS), "boolean");
  assert.equal(made.matches(undefined), made.matches({}));
  const again = selector(made.toString());
  assert.deepEqual(again.requirements, made.requirements);
  assert.equal(again.toString(), made.toString());
}

const FIELDS = ["metadata.name=a", "spec.x!=b,status.phase==Running", "a=x\\,y\\=z\\\\", "", "a="];

function takeFieldSelector(text: string): void {
  const made = fieldSelector(text);
  assert.equal(typeof made.matches((path) => path), "boolean");
  const again = fieldSelector(made.toString());
  // Requirements are in the order of their texts, in which "==" and "=" differ.
  const sorted = (from: FieldSelector) => from.requirements.map((r) => JSON.stringify(r)).sort();
  assert.deepEqual(sorted(again), sorted(made));
}

const QUANTITIES = [
  "1",
  "1.5Gi",
  "-100m",
  "1e3",
  "2E",
  ".5",
  "5.",
  "1000000000n",
  "0.1u",
  "+9Ki",
  "1E-9",
  "12e15",
];
const QUANTITY_SCRAPS = [..."0123456789.+-eEnumkMGTPKi ", "Ei", "e9", "E-", "0000", ...NASTY];

function takeQuantity(text: string): void {
  const made = quantity(text);
  const canonical = made.add("0").toString();
  const again = quantity(canonical, { saturate: true });
  assert.equal(again.compare(made), 0, canonical);
  assert.equal(again.add("0").toString(), canonical);
  assert.equal(made.sub(made).sign, 0);
}

const VALUES = [
  "1h30m",
  "-1.5s",
  "300ms",
  "1µs",
  "2us3ns",
  "0",
  "+5m",
  "2562047h47m16.854775807s",
  "2026-01-02T03:04:05Z",
  "2026-01-02T03:04:05.123456Z",
  "1999-12-31T23:59:59.5+14:00",
  "2024-02-29T00:00:00-00:00",
  "25%",
  "80",
  "-3",
  "http",
  "2147483648",
];
const VALUE_SCRAPS = [..."0123456789.:+-%TZhmsnuµ ", "e3", "24:00", "-13-", ...NASTY];

function takeValue(text: string): void {
  const plain = intOrString(text);
  assert.ok(typeof plain === "string" ? plain === text : Number.isSafeInteger(plain));
  const readers = [
    () => assert.equal(parseDuration(formatDuration(parseDuration(text))), parseDuration(text)),
    () => assert.ok(Number.isFinite(parseTime(text))),
    () => assert.equal(parseMicroTime(formatMicroTime(parseMicroTime(text))), parseMicroTime(text)),
    () => assert.ok(Number.isFinite(scaleIntOrPercent(text, 10))),
  ];
  const refusals = readers.flatMap((read) => {
    try {
      read();
      return [];
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      return [error];
    }
  });
  const foreign = refusals.find((error) => !(error instanceof TextSyntaxError));
  if (foreign) throw foreign;
  if (refusals.length === readers.length) throw refusals[0];
}

const TEMPLATES = [
  "{.a}",
  "{.items[*].metadata.name}",
  '{range .items[*]}{.name}{"\\n"}{end}',
  "{..name}",
  "{.a[0:2:1]}",
  "{.a[-1]}",
  '{.items[?(@.a=="b")].name}',
  "{.items[?(@.b>1)]['a','b']}",
  "{@}",
  "{$..*}",
  "text {'quoted'} {.a\\.b}",
  "{.a,.b}",
];
const COLUMNS = ["A:.a,B:.items[*].name", "NAME:metadata.name", "A:{.a},B:b", "A  B\n.a .b\n"];
const PATH_SCRAPS = [
  ..."{}[]().,*@$?<>=!&|'\"\\:-~+; \n",
  "..",
  "[*]",
  "[?(@",
  "range ",
  "{end}",
  "{range .items[*]}",
  "==",
  "&&",
  "a",
  "0",
  "toString",
  "prototype",
  ...NASTY,
];

const DATA: unknown = JSON.parse(
  `{"a":[1,2,3],"b":{"name":"x","a":"b"},"items":[{"a":"b","b":2,"name":"n","metadata":{"name":"m"}},{"b":"2"}],
  "__proto__":{"name":"own"},"a.b":true,"n":null}`,
);

function takePath(text: string): void {
  const made = jsonPath(text);
  untouched((data) => {
    const found = made.find(data);
    assert.ok(found.every((value) => typeof value !== "function" && value !== Object.prototype));
    assert.equal(typeof made.format(data), "string");
    for (const line of made.formatJson(data).split(/\n(?=\S)/)) assert.equal(typeof line, "string");
  }, DATA);
}

function takeColumns(text: string): void {
  const readers = [
    () => customColumns(text).row(DATA as object),
    () => customColumnsFromTemplate(text).row(DATA as object),
    () => fieldPath(text).find(DATA),
  ];
  const refusals: unknown[] = [];
  for (const read of readers) {
    try {
      read();
    } catch (error) {
      if (!(error instanceof TextSyntaxError) && !(error instanceof JsonPathError)) throw error;
      refusals.push(error);
    }
  }
  if (refusals.length === readers.length) throw refusals[0];
}

// Values.

const POINTERS = [
  "",
  "/",
  "/a",
  "/a/0",
  "/b/-",
  "/a~1b",
  "/m~0n",
  "/__proto__",
  "/constructor/prototype",
  "/0/a",
  "a",
  "/a/01",
  "/~2",
];

function operation(random: Random): JsonPatchOperation {
  const op = pick(random, ["add", "remove", "replace", "move", "copy", "test", "nothing"]);
  const made: Record<string, unknown> = { op, path: pick(random, POINTERS) };
  if (random() < 0.9) made["value"] = json(random, 2);
  if (random() < 0.9) made["from"] = pick(random, POINTERS);
  // What a stranger sent is no operation until it was looked at.
  return (random() < 0.02 ? json(random) : made) as JsonPatchOperation;
}

type PatchInput = readonly [unknown, readonly JsonPatchOperation[], boolean];

function takeJsonPatch([document, operations, lenient]: PatchInput): void {
  const made = untouched((d, o) => applyJsonPatch(d, o, { lenient }), document, operations);
  same(applyJsonPatch(document, createJsonPatch(document, made)), made);
}

function takeMergePatch([a, b, patch]: readonly unknown[]): void {
  const made = untouched(applyMergePatch, a, patch);
  same(applyMergePatch(made, patch), made);
  untouched((t, p) => applyMergePatch(t, p, { lenient: true }), a, patch);
  const bare = withoutNull(b);
  same(untouched(applyMergePatch, a, untouched(createMergePatch, a, bare)), bare);
}

function withoutNull(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, v) => v === null ? 0 : v);
}

const STRATEGIC_KEYS = [
  "metadata",
  "spec",
  "template",
  "containers",
  "env",
  "name",
  "image",
  "labels",
  "finalizers",
  "ports",
  "containerPort",
  "strategy",
  "nodeSelector",
  "__proto__",
  "constructor",
  "$patch",
  "$retainKeys",
  "$setElementOrder/containers",
  "$deleteFromPrimitiveList/finalizers",
  "$setElementOrder/",
  "$unknown",
];

/** An object of roughly the right shape, with directives where they may and may not stand. */
function strategic(random: Random, wild: number): Record<string, unknown> {
  const other = (value: unknown) => random() < wild ? json(random, 2, STRATEGIC_KEYS) : value;
  const directives = (): Record<string, unknown> =>
    random() < wild ? { $patch: pick(random, ["delete", "replace", "merge", "x"]) } : {};
  const element = () =>
    other({
      name: pick(random, ["a", "b", "c"]),
      image: pick(random, ["1", "2"]),
      ...directives(),
    });
  const retained = random() < wild ? { $retainKeys: ["type"] } : {};
  const order = random() < wild
    ? {
      "$setElementOrder/containers": several(
        random,
        3,
        () => ({ name: pick(random, ["a", "b", "c"]) }),
      ),
    }
    : {};
  return {
    metadata: other({
      labels: other({ a: "1", ...directives() }),
      finalizers: other(several(random, 3, () => pick(random, ["f", "g"]))),
      ...(random() < wild ? { "$deleteFromPrimitiveList/finalizers": ["f"] } : {}),
    }),
    spec: other({
      ...(random() < 0.5 ? { strategy: other({ type: "A", ...retained }) } : {}),
      template: {
        spec: other({ containers: other(several(random, 3, element)), ...order, ...directives() }),
      },
    }),
  };
}

const deployment = typeOf("Deployment");

function takeStrategic([a, b, patch]: readonly unknown[]): void {
  untouched((t, p) => applyStrategicMergePatch(t, p, deployment), a, patch);
  const difference = untouched((x, y) => createStrategicMergePatch(x, y, deployment), a, b);
  untouched((t, p) => applyStrategicMergePatch(t, p, deployment), a, difference);
}

const options = { type: deployment, apiVersion: "apps/v1", now: "2026-01-02T03:04:05Z" };

function managed(random: Random): Record<string, unknown> {
  const wild = random() < 0.5 ? 0 : 0.03;
  const made = { apiVersion: "apps/v1", kind: "Deployment", ...strategic(random, wild) };
  if (random() < 0.9) return made;
  return { ...made, metadata: { managedFields: several(random, 3, () => entry(random)) } };
}

function entry(random: Random): unknown {
  if (random() < 0.1) return json(random);
  return {
    manager: pick(random, ["m1", "m2", "", 1]),
    operation: pick(random, ["Apply", "Update", "Other"]),
    apiVersion: pick(random, ["apps/v1", "apps/v2", null]),
    time: pick(random, ["2026-01-01T00:00:00Z", "never"]),
    fieldsType: pick(random, ["FieldsV1", "FieldsV1", "x"]),
    fieldsV1: random() < 0.5
      ? { "f:spec": { "f:replicas": {}, 'k:{"name":"a"}': {} } }
      : json(random),
  };
}

type ApplyInput = readonly [Record<string, unknown>, Record<string, unknown>];

function takeApply([first, second]: ApplyInput): void {
  const live = applyObject(undefined, first, { ...options, manager: "m1" }).object;
  const updated = trackUpdate(live, second, { ...options, manager: "m3" });
  const next = untouched(
    (l, c) => applyObject(l, c, { ...options, manager: "m2", force: true }),
    updated,
    second,
  );
  const managers = parseManagers((next.object["metadata"] as { managedFields?: [] }).managedFields);
  for (const { fields } of managers.values()) {
    assert.ok(equalSets(parseFieldsV1(formatFieldsV1(fields)), fields));
  }
}

/** Every target of the room, by the numbers of the list of campaigns. */
export const fuzzTargets: readonly FuzzTarget[] = [
  target("Z3 YAML documents", [YamlError], (r) => damaged(r, YAMLS, YAML_SCRAPS), takeYaml),
  target("Z4 YAML aliases", [YamlError], aliasGraph, takeAliases),
  target("Z5 JSON read as YAML", [YamlError], (r) => damaged(r, JSONS, JSON_SCRAPS), takeJson),
  target(
    "Z9 label selectors",
    [TextSyntaxError],
    (r) => damaged(r, SELECTORS, SELECTOR_SCRAPS),
    takeSelector,
  ),
  target(
    "Z10 field selectors",
    [TextSyntaxError],
    (r) => damaged(r, FIELDS, SELECTOR_SCRAPS),
    takeFieldSelector,
  ),
  target(
    "Z11 quantities",
    [TextSyntaxError, RangeError],
    (r) => damaged(r, QUANTITIES, QUANTITY_SCRAPS),
    takeQuantity,
  ),
  target(
    "Z12 durations, times and percentages",
    [TextSyntaxError],
    (r) => damaged(r, VALUES, VALUE_SCRAPS),
    takeValue,
  ),
  target(
    "Z15 JSON patches",
    [PatchError],
    (r) => [json(r, 4), several(r, 5, () => operation(r)), r() < 0.5],
    takeJsonPatch,
  ),
  target(
    "Z16 merge patches",
    [PatchError],
    (r) => [json(r), json(r), jsonObject(r)],
    takeMergePatch,
  ),
  target(
    "Z17 strategic merge patches",
    [PatchError],
    (r) => [strategic(r, 0.02), strategic(r, 0), strategic(r, 0.1)],
    takeStrategic,
  ),
  target(
    "Z18 applied objects",
    [ApplyTypeError, ApplyConflictError],
    (r) => [managed(r), managed(r)],
    takeApply,
  ),
  target(
    "Z24 JSONPath templates",
    [TextSyntaxError, JsonPathError],
    (r) => damaged(r, TEMPLATES, PATH_SCRAPS),
    takePath,
  ),
  target(
    "Z24 custom columns",
    [TextSyntaxError, JsonPathError],
    (r) => damaged(r, COLUMNS, PATH_SCRAPS),
    takeColumns,
  ),
];
