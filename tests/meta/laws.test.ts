import assert from "node:assert/strict";
import process from "node:process";
import fc from "fast-check";
import {
  applyJsonPatch,
  applyMergePatch,
  compareResourceVersions,
  compareVersions,
  createJsonPatch,
  createMergePatch,
  deepCopy,
  deepEqual,
  fieldSelector,
  parseAllYaml,
  parseYaml,
  quantity,
  selector,
  selectorFromStructured,
  stringifyYaml,
  structuredSelector,
} from "kubist/meta";
import {
  anyValue,
  ApplyConflictError,
  applyObject,
  applyStrategicMergePatch,
  createStrategicMergePatch,
  createThreeWayStrategicMergePatch,
  difference,
  equalSets,
  type FieldSet,
  fieldSet,
  formatFieldsV1,
  intersection,
  parseFieldsV1,
  union,
} from "../../lib/meta/apply/mod.ts";
import { formatDuration, parseDuration } from "../../lib/meta/duration.ts";
import { smallestPatch } from "../../lib/meta/smallest_patch.ts";
import { formatMicroTime, parseMicroTime } from "../../lib/meta/time.ts";
import { test } from "../harness.ts";
import { typeOf } from "./strategic_types.ts";

const runs = Number(process.env["KUBIST_FUZZ_RUNS"] ?? 300);
const seed = process.env["KUBIST_FUZZ_SEED"];

/** Registers a law; `KUBIST_FUZZ_RUNS` and `KUBIST_FUZZ_SEED` set runs and seed. */
function law<T extends [unknown, ...unknown[]]>(
  name: string,
  given: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...values: T) => void | Promise<void>,
): void {
  const parameters = { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) };
  const property = fc.asyncProperty(...given, async (...values) => {
    await holds(...values);
  });
  test(name, () => fc.assert(property, parameters), { timeoutMs: 120_000 + runs * 100 });
}

const key = fc.constantFrom("a", "b", "c", "d", "a/b", "m~n", "constructor", "__proto__", "", "0");

/** JSON without null, as the API's objects are. */
const json = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constantFrom("", "x", "y")),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("object"),
  ),
  object: fc.uniqueArray(fc.tuple(key, tie("value")), { maxLength: 5, selector: ([k]) => k })
    .map((entries) =>
      JSON.parse(`{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`)
    ),
}));

const same = (a: unknown, b: unknown) =>
  assert.ok(deepEqual(a, b), `${JSON.stringify(a)} is not ${JSON.stringify(b)}`);

/** Runs a function and makes sure that it left its arguments alone. */
function untouched<T extends unknown[], R>(act: (...values: T) => R, ...values: T): R {
  const before = JSON.stringify(values);
  const result = act(...values);
  assert.equal(JSON.stringify(values), before);
  return result;
}

const version = fc.bigInt({ min: 1n, max: 10n ** 40n });

law("compareResourceVersions() is the order of the numbers", [version, version], (a, b) => {
  const expected = a < b ? -1 : a > b ? 1 : 0;
  assert.equal(compareResourceVersions(`${a}`, `${b}`), expected);
  assert.equal(compareResourceVersions(`${b}`, `${a}`) + expected, 0);
});

const apiVersion = fc.tuple(
  fc.constantFrom("v1", "v2", "v10", "w1", "x"),
  fc.constantFrom("", "alpha1", "beta2", "beta10"),
).map((parts) => parts.join(""));

law(
  "compareVersions() is a total order",
  [apiVersion, apiVersion, apiVersion],
  (a, b, c) => {
    const sign = (x: string, y: string) => Math.sign(compareVersions(x, y));
    assert.equal(sign(a, b) + sign(b, a), 0);
    assert.equal(sign(a, b) === 0, a === b);
    if (sign(a, b) <= 0 && sign(b, c) <= 0) assert.ok(sign(a, c) <= 0);
  },
);

const amount = fc.tuple(
  fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  fc.constantFrom("n", "u", "m", "", "k", "M", "Ki", "Mi", "e3", "e-6"),
).map(([n, suffix]) => `${n}${suffix}`);

law("quantity() keeps canonical texts", [amount], (text) => {
  const canonical = quantity(text).add("0").toString();
  assert.equal(quantity(canonical).add("0").toString(), canonical);
  assert.equal(quantity(canonical).compare(text), 0);
});

law("quantity() adds like numbers", [amount, amount, amount], (a, b, c) => {
  const [x, y] = [quantity(a), quantity(b)];
  assert.equal(x.add(y).sub(y).compare(x), 0);
  assert.equal(x.add(y).compare(y.add(x)), 0);
  assert.equal(x.add(y).add(c).compare(x.add(y.add(c))), 0);
  assert.equal(x.mul(3).compare(x.add(x).add(x)), 0);
  assert.equal(x.compare(y) + y.compare(x), 0);
  assert.equal(x.compare(y), x.sub(y).sign);
});

law("parseDuration() reads what formatDuration() writes", [
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
], (ns) => assert.equal(parseDuration(formatDuration(ns)), ns));

law("parseMicroTime() reads what formatMicroTime() writes", [
  fc.integer({ min: 1 - 2 ** 42, max: 2 ** 42 - 1 }),
  fc.integer({ min: 0, max: 999 }),
], (ms, micros) => {
  const text = formatMicroTime(ms + micros / 1000);
  assert.equal(formatMicroTime(parseMicroTime(text)), text);
});

// Selectors.

const label = fc.constantFrom("a", "b", "x.io/c", "n");
const labelValue: fc.Arbitrary<string> = fc.constantFrom("", "a", "b", "1", "22");
const labels = fc.dictionary(label, labelValue, { maxKeys: 4 });

type Term = readonly [text: string, holds: (labels: Record<string, string>) => boolean];

const term: fc.Arbitrary<Term> = fc.tuple(
  label,
  fc.array(labelValue, { minLength: 1, maxLength: 3 }),
  fc.nat(8),
)
  .map(([k, values, kind]): Term => {
    const [v = ""] = values;
    const list = values.join(",");
    const number = Number(v === "a" || v === "b" || v === "" ? "7" : v);
    switch (kind) {
      case 0:
        return [k, (l) => k in l];
      case 1:
        return [`!${k}`, (l) => !(k in l)];
      case 2:
        return [`${k}=${v}`, (l) => l[k] === v];
      case 3:
        return [`${k} == ${v}`, (l) => l[k] === v];
      case 4:
        return [`${k}!=${v}`, (l) => l[k] !== v];
      case 5:
        return [`${k} in (${list})`, (l) => values.includes(l[k] ?? "-")];
      case 6:
        return [`${k} notin (${list})`, (l) => !values.includes(l[k] ?? "-")];
      case 7:
        return [`${k}>${number}`, (l) => /^[0-9]+$/.test(l[k] ?? "") && Number(l[k]) > number];
      default:
        return [`${k}<${number}`, (l) => /^[0-9]+$/.test(l[k] ?? "") && Number(l[k]) < number];
    }
  });

law("selector() means what its terms mean, in any order", [
  fc.array(term, { maxLength: 4 }),
  labels,
], (terms, l) => {
  const made = selector(terms.map(([text]) => text).join(","));
  assert.equal(made.matches(l), terms.every(([, holds]) => holds(l)));
  const turned = selector(terms.map(([text]) => text).reverse().join(" , "));
  assert.equal(turned.matches(l), made.matches(l));
  assert.deepEqual(selector(made.toString()).requirements, made.requirements);
});

law(
  "structuredSelector() keeps the meaning",
  [fc.array(term, { maxLength: 4 }), labels],
  (terms, l) => {
    const made = selector(terms.map(([text]) => text).filter((t) => !/[<>]/.test(t)).join(","));
    const back = selectorFromStructured(structuredSelector(made));
    assert.equal(back.matches(l), made.matches(l));
  },
);

law("fieldSelector() reads what it writes", [
  fc.array(fc.tuple(fc.constantFrom("metadata.name", "spec.x"), fc.string()), { maxLength: 3 }),
], (entries) => {
  const made = fieldSelector(Object.fromEntries(entries));
  const back = fieldSelector(made.toString());
  assert.deepEqual(new Map(back.requirements.map((r) => [r.path, r.value])), new Map(entries));
});

// Patches.

law("createMergePatch() turns one object into the other", [json.object, json.object], (a, b) => {
  const patch = untouched(createMergePatch, a, b);
  same(untouched(applyMergePatch, a, patch), b);
  same(applyMergePatch(b, patch), b);
});

law(
  "createJsonPatch() turns one value into the other and back",
  [json.value, json.value],
  (a, b) => {
    const patch = untouched(createJsonPatch, a, b);
    const there = untouched(applyJsonPatch, a, patch);
    same(there, b);
    same(applyJsonPatch(there, createJsonPatch(there, a)), a);
  },
);

law("smallestPatch() turns one object into the other", [json.object, json.object], (a, b) => {
  const made = untouched(smallestPatch, a, b);
  const result = !made
    ? a
    : made.type === "merge"
    ? applyMergePatch(a, made.patch)
    : applyJsonPatch(a, made.patch);
  same(result, b);
});

law("deepCopy() equals its original and shares nothing", [json.value], (value) => {
  const copy = deepCopy(value);
  same(copy, value);
  assert.equal(JSON.stringify(copy), JSON.stringify(value));
});

// Objects of a known type.

const container = fc.record({
  name: fc.constantFrom("a", "b", "c"),
  image: fc.constantFrom("1", "2"),
  args: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  env: fc.uniqueArray(
    fc.record({ name: fc.constantFrom("E", "F"), value: fc.constantFrom("1", "2") }),
    {
      maxLength: 2,
      selector: (e) => e.name,
    },
  ),
}, { requiredKeys: ["name"] });

const deployment = fc.record({
  metadata: fc.record({
    labels: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2")),
    finalizers: fc.uniqueArray(fc.constantFrom("f", "g"), { maxLength: 2 }),
  }, { requiredKeys: [] }),
  spec: fc.record({
    replicas: fc.nat(3),
    strategy: fc.record({ type: fc.constantFrom("A", "B") }),
    template: fc.record({
      spec: fc.record({
        containers: fc.uniqueArray(container, { maxLength: 3, selector: (c) => c.name }),
        nodeSelector: fc.dictionary(fc.constantFrom("x", "y"), fc.constant("1")),
      }, { requiredKeys: [] }),
    }),
  }, { requiredKeys: [] }),
});

const type = typeOf("Deployment");

law(
  "createStrategicMergePatch() turns one object into the other",
  [deployment, deployment],
  (a, b) => {
    const patch = untouched(createStrategicMergePatch, a, b, type);
    const there = untouched(applyStrategicMergePatch, a, patch, type);
    same(there, b);
    same(applyStrategicMergePatch(there, patch, type), there);
  },
);

law("applyStrategicMergePatch() says the same twice", [deployment, deployment], (a, patch) => {
  const once = applyStrategicMergePatch(a, patch, type);
  same(applyStrategicMergePatch(once, patch, type), once);
});

law(
  "createThreeWayStrategicMergePatch() brings the object to what is wanted when nobody else wrote",
  [deployment, deployment],
  (a, b) => {
    const patch = createThreeWayStrategicMergePatch(a, b, a, type);
    same(applyStrategicMergePatch(a, patch, type), b);
  },
);

const base = { type, apiVersion: "apps/v1", now: "2026-01-02T03:04:05Z" };
const object = (value: object) => ({ apiVersion: "apps/v1", kind: "Deployment", ...value });

law("applyObject() does nothing the second time", [deployment, deployment], (a, b) => {
  const live = applyObject(undefined, object(a), { ...base, manager: "m1" }).object;
  const once = applyObject(live, object(b), { ...base, manager: "m2", force: true });
  const twice = applyObject(once.object, object(b), { ...base, manager: "m2", force: true });
  assert.equal(twice.changed, false);
  same(twice.object, once.object);
});

law(
  "applyObject() gives a lone manager exactly what it wants",
  [deployment, deployment],
  (a, b) => {
    const options = { ...base, manager: "m1" };
    const live = applyObject(undefined, object(a), options).object;
    const { object: next } = applyObject(live, object(b), options);
    const { object: fresh } = applyObject(undefined, object(b), options);
    // Objects and lists that lost their last field may stay behind, empty or null.
    same(withoutEmpty(next), withoutEmpty(fresh));
  },
);

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([k, v]) => [k, withoutEmpty(v)] as const)
    .filter(([k, v]) => k !== "managedFields" && !isEmpty(v));
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  return value === null || typeof value === "object" && Object.keys(value).length === 0;
}

law(
  "applyObject() joins managers of different fields",
  [fc.nat(3), fc.constantFrom("A", "B")],
  (replicas, strategy) => {
    const one = object({ spec: { replicas } });
    const two = object({ spec: { strategy: { type: strategy } } });
    const live = applyObject(undefined, one, { ...base, manager: "m1" }).object;
    const both = applyObject(live, two, { ...base, manager: "m2" }).object;
    same(both.spec, { replicas, strategy: { type: strategy } });
  },
);

law(
  "applyObject() refuses or leaves the other manager's values",
  [deployment, deployment],
  (a, b) => {
    const live = applyObject(undefined, object(a), { ...base, manager: "m1" }).object;
    let next;
    try {
      next = applyObject(live, object(b), { ...base, manager: "m2" }).object;
    } catch (error) {
      assert.ok(error instanceof ApplyConflictError);
      assert.ok(error.conflicts.every((c) => c.manager === '"m1"'));
      applyObject(live, object(b), { ...base, manager: "m2", force: true });
      return;
    }
    const { object: back } = applyObject(next, object(a), { ...base, manager: "m1" });
    // Each brings its own order of the elements of sets and maps.
    same(unordered(back), unordered(next));
  },
);

function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((v) => JSON.stringify(unordered(v))).sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([k, v]) => [k, unordered(v)]),
  );
}

law(
  "applyObject() removes a field that one manager alone gives up",
  [json.object, json.object],
  (a, b) => {
    const options = { type: anyValue, apiVersion: "v1", now: base.now, manager: "m1" };
    const first = applyObject(undefined, { spec: a }, options).object;
    const second = applyObject(first, { spec: b }, options).object;
    same(withoutEmpty(second.spec ?? {}), withoutEmpty(b));
  },
);

const path = fc.array(fc.constantFrom("f:a", "f:b", 'k:{"n":1}', "v:2", "i:0"), {
  minLength: 1,
  maxLength: 3,
});
const fieldSets: fc.Arbitrary<FieldSet> = fc.array(path, { maxLength: 8 }).map((paths) =>
  fieldSet(...paths)
);

law("field sets obey the laws of sets", [fieldSets, fieldSets, fieldSets], (a, b, c) => {
  const equal = (x: FieldSet, y: FieldSet) => assert.ok(equalSets(x, y));
  equal(union(a, b), union(b, a));
  equal(union(union(a, b), c), union(a, union(b, c)));
  equal(intersection(a, b), difference(a, difference(a, b)));
  equal(difference(a, union(b, c)), difference(difference(a, b), c));
  equal(intersection(a, union(b, c)), union(intersection(a, b), intersection(a, c)));
});

law("parseFieldsV1() reads what formatFieldsV1() writes", [fieldSets], (set) => {
  assert.ok(equalSets(parseFieldsV1(formatFieldsV1(set)), set));
});

// YAML.

const tricky = fc.oneof(
  fc.constantFrom(
    "yes",
    "on",
    "n",
    "~",
    "null",
    "0o17",
    "0644",
    "1e3",
    "1_000",
    ".inf",
    "2001-01-01",
    "1:30",
    "<<",
    "=",
    "-",
    "--- x",
    "...",
    "# x",
    "a: b",
    "a\nb",
    "a\n",
    "\n",
    " a",
    "a ",
    "\ta",
    "'",
    '"',
    "\\",
    "a\u0000b",
    "\u0085",
    "\u2028",
    "\ufeff",
    "é",
    "😀",
    "{",
    "[x]",
    "!x",
    "&x",
    "*x",
    "%x",
    "@x",
    "`x",
    "|",
    ">",
    "? x",
    "- x",
    "x:",
    "0x",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

const yamlValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      tricky,
      fc.boolean(),
      fc.constant(null),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(tricky, tie("value"), { maxKeys: 4 }),
  ),
})).value;

law("parseYaml() reads what stringifyYaml() writes", [yamlValue], async (value) => {
  same(await parseYaml(await stringifyYaml(value)), value);
});

law("parseAllYaml() reads documents that are written one after the other", [
  fc.array(yamlValue.filter((v) => v !== null), { maxLength: 3 }),
], async (values) => {
  const texts = await Promise.all(values.map(stringifyYaml));
  const read = await parseAllYaml(texts.join("---\n"));
  same(read.map((d) => d.value), values);
});
