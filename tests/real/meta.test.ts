import assert from "node:assert/strict";
import process from "node:process";
import {
  applyJsonPatch,
  applyMergePatch,
  deepEqual,
  jsonPath,
  parseYaml,
  quantity,
  stringifyYaml,
} from "kubist/meta";
import { applyStrategicMergePatch } from "../../lib/meta/apply/mod.ts";
import { generator, json, type Random } from "../fuzz/random.ts";
import { skip, test } from "../harness.ts";
import { fuzzTargets } from "../meta/fuzz_targets.ts";
import { typeOf } from "../meta/strategic_types.ts";
import { forAll, hasKubectl, openKubectl } from "./kubectl.ts";

const runs = Number(process.env["KUBIST_FUZZ_RUNS"] ?? 60);
const seed = Number(process.env["KUBIST_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

type Print = (args: readonly string[], manifest: string) => Promise<string | undefined>;

/** Registers a test of what kubectl makes of manifests, without a server. */
function withKubectl(name: string, fn: (print: Print) => Promise<void>): void {
  if (!hasKubectl) return skip(name, "kubectl is not built: deno task envtest:build");
  test(name, async () => {
    const kubectl = await openKubectl();
    try {
      await fn(async (args, manifest) => {
        const { ok, stdout } = await kubectl.run(args, manifest);
        return ok ? stdout : undefined;
      });
    } finally {
      await kubectl.close();
    }
  }, { timeoutMs: 180_000 + runs * 3000 });
}

const seeds = Array.from({ length: runs }, (_, i) => seed + i);

const same = (ours: unknown, theirs: unknown, what: string) =>
  assert.ok(
    deepEqual(ours, theirs),
    `${what}\nours   ${JSON.stringify(ours)}\ntheirs ${JSON.stringify(theirs)}`,
  );

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch {
    return undefined;
  }
}

const head = "apiVersion: x.io/v1\nkind: Foo\nmetadata: {name: a, labels: {q: r}}\n";
/** Prints a manifest of any kind as it was read: the label is there already. */
const label = ["label", "--local", "q=r"];

const yamls = [
  "0644",
  "0o17",
  "017",
  "08",
  "0x1F",
  "0b101",
  "1_000",
  "1.",
  ".5",
  "1e3",
  "-0",
  "+12",
  "y",
  "n",
  "yes",
  "No",
  "on",
  "OFF",
  "~",
  "Null",
  "",
  "2001-01-01",
  "2001-12-14t21:59:43.10-05:00",
  "1:30",
  "190:20:30",
  "=",
  "'yes'",
  '"0644"',
  "!!str 12",
  "!!float 3",
  "!!binary aGVsbG8=",
  "|\n  x\n   y\n",
  "|+\n  x\n\n",
  ">-\n  a\n  b\n\n  c\n",
  "{a: 1, yes: 2, 0x10: 3, 1.5: 4}",
  "[1, [2], {b: c}, ]",
  "{\n a: 1\n}",
  "&x {a: 1}\nmore: *x",
  "{<<: {a: 1, b: 2}, b: 3}",
  "multi\n  line\n\n  plain",
  '"\\u00e9\\x41\\\n    b"',
  "1e999",
  "0.1_0",
  "9007199254740991",
  "a # comment",
  "http://x:80/y",
  "'it''s'",
  "[a: 1, ? b]",
  // Refused by both.
  "a: b",
  "[1",
  "*nowhere",
  '"\\q"',
  "@x",
  "!!int x",
];

withKubectl("kubectl reads YAML as parseYaml() does", async (print) => {
  await forAll(yamls, async (value) => {
    const text = `${head}spec:\n  value: ${value.replaceAll("\n", "\n  ")}\n`;
    const theirs = await print([...label, "-o", "json"], text);
    const ours = await parseYaml(text).catch(() => undefined);
    same(ours, theirs && JSON.parse(theirs), value);
  });
});

withKubectl(`kubectl reads what stringifyYaml() writes, from seed ${seed}`, async (print) => {
  await forAll(seeds, async (own) => {
    const value = await parseYaml(head) as object;
    const written = { ...value, spec: json(generator(own), 4) };
    const theirs = await print([...label, "-o", "json"], await stringifyYaml(written));
    same(written, theirs && JSON.parse(theirs), `KUBIST_FUZZ_SEED=${own}`);
  });
});

const suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "e3", "E-3"];

function amount(random: Random): string {
  const digits = String(Math.floor(random() ** 4 * 10 ** (1 + Math.floor(random() * 5))));
  const fraction = random() < 0.4 ? `.${Math.floor(random() * 10_000)}` : "";
  const suffix = suffixes[Math.floor(random() * suffixes.length)] ?? "";
  return `${random() < 0.1 ? "-" : ""}${digits}${fraction}${suffix}`;
}

withKubectl(`kubectl writes quantities as quantity() does, from seed ${seed}`, async (print) => {
  const random = generator(seed);
  const given = Array.from({ length: runs * 20 }, () => amount(random));
  const limits = Object.fromEntries(given.map((text, i) => [`r${i}`, text]));
  const container = { name: "a", resources: { limits } };
  const pod = { apiVersion: "v1", kind: "Pod", metadata: {}, spec: { containers: [container] } };
  const theirs = await print(
    ["set", "image", "--local", "a=x", "-o", "json"],
    JSON.stringify(pod),
  );
  assert.ok(theirs, "kubectl took the quantities");
  const written = JSON.parse(theirs).spec.containers[0].resources.limits;
  for (const [i, text] of given.entries()) {
    assert.equal(quantity(text).toString(), written[`r${i}`], text);
  }
});

const data = `${head}spec:
  items:
  - {name: a, count: 1, up: true, tags: [x, y], meta: {name: m1}}
  - {name: b, count: 20, up: false, tags: [], meta: {name: m2, "dotted.name": d}}
  - {name: c, count: 30, tags: [z]}
  text: "a b"
  nothing: null
  empty: {}
`;

const templates = [
  "{.spec.text}",
  "{.spec.items[*].name}",
  "{.spec.items[0].name} and {.spec.items[-1].name}",
  "{.spec.items[0:2].name}",
  "{.spec.items[::2].name}",
  "{.spec.items[0,2]['name','count']}",
  '{range .spec.items[*]}{.name}{"\\t"}{.count}{"\\n"}{end}',
  '{.spec.items[?(@.name=="b")].count}',
  "{.spec.items[?(@.count>2)].name}",
  "{.spec.items[?(@.up)].name}",
  "{.spec.items[?(@.up==true)].name}",
  "{.spec.items[?(@.count!=1)].name}",
  "{..name}",
  "{.spec..tags}",
  "{.spec.items[*].tags[0]}",
  "{.spec.items[1].meta.dotted\\.name}",
  "{.spec.items[1].meta['dotted.name']}",
  "{.spec.missing}",
  "{.spec.nothing}",
  "{.spec.empty}",
  "{.spec.items}",
  "{@.spec.items[1].meta}",
  "{$.metadata.labels}",
  "{.spec.items[*]['name', 'tags']}",
  "plain",
  "{'quoted'} {1}",
  "{.spec.items[3]}",
  "{.spec.items[",
  "{end}",
  "{.spec.items[?(@.name=~'a')]}",
  "{range .spec.items[*]}{.name}",
  "{..*}{.}",
];

withKubectl("kubectl finds with a JSONPath what jsonPath() finds", async (print) => {
  const object = await parseYaml(data);
  await forAll(templates, async (template) => {
    const theirs = await print([...label, "-o", `jsonpath=${template}`], data);
    // Objects are walked in the order of a Go map, which is none.
    if (template.includes("..") && theirs !== undefined) return;
    same(attempt(() => jsonPath(template).format(object)), theirs, template);
    const asJson = await print([...label, "-o", `jsonpath-as-json=${template}`], data);
    const ours = attempt(() => jsonPath(template).formatJson(object));
    same(ours, asJson, `as JSON: ${template}`);
  });
});

// Patches.

function inputOf(target: string, own: number): readonly unknown[] {
  const found = fuzzTargets.find((t) => t.name.startsWith(target));
  return found?.make(generator(own)) as readonly unknown[];
}

interface Owned {
  readonly metadata: { readonly finalizers?: readonly string[] };
}

const identity = { apiVersion: "apps/v1", kind: "Deployment" };

withKubectl(`kubectl patches strategically as we do, from seed ${seed}`, async (print) => {
  await forAll(seeds, async (own) => {
    const [, target, patch] = inputOf("Z17", own);
    const object = { ...identity, ...target as Owned };
    const { finalizers = [] } = object.metadata;
    // What these lists become depends on the order of a Go map, and on the spare room of a Go slice.
    if (JSON.stringify(patch).includes("$deleteFromPrimitiveList")) return;
    if (new Set(finalizers).size < finalizers.length) return;
    const args = ["patch", "--local", "--type=strategic", "-o", "json", "-p"];
    const theirs = await print([...args, JSON.stringify(patch)], JSON.stringify(object));
    const ours = attempt(() => applyStrategicMergePatch(object, patch, typeOf("Deployment")));
    if (theirs !== undefined) same(ours, JSON.parse(theirs), `KUBIST_FUZZ_SEED=${own}`);
  });
});

withKubectl(`kubectl merges as applyMergePatch() does, from seed ${seed}`, async (print) => {
  const object = await parseYaml(head) as object;
  await forAll(seeds, async (own) => {
    const [, spec, patch] = inputOf("Z16", own);
    const given = { ...object, spec };
    const args = ["patch", "--local", "--type=merge", "-o", "json", "-p"];
    const whole = { spec: patch };
    const theirs = await print([...args, JSON.stringify(whole)], JSON.stringify(given));
    const ours = attempt(() => applyMergePatch(given, whole, { lenient: true }));
    same(ours, theirs && JSON.parse(theirs), `KUBIST_FUZZ_SEED=${own}`);
  });
});

withKubectl(`kubectl applies JSON patches as we do, from seed ${seed}`, async (print) => {
  const object = await parseYaml(head) as object;
  await forAll(seeds, async (own) => {
    const [spec, operations] = inputOf("Z15", own) as [unknown, Parameters<typeof within>[0]];
    const given = { ...object, spec };
    const args = ["patch", "--local", "--type=json", "-o", "json", "-p"];
    // One at a time: most stop at their first mistake.
    for (const operation of operations.slice(0, 2)) {
      const patch = within([operation]);
      // Fine as data; in a path only we refuse it.
      if (JSON.stringify(patch).includes("/__proto__")) continue;
      const theirs = await print([...args, JSON.stringify(patch)], JSON.stringify(given));
      const ours = attempt(() => applyJsonPatch(given, patch, { lenient: true }));
      same(ours, theirs && JSON.parse(theirs), `KUBIST_FUZZ_SEED=${own} ${JSON.stringify(patch)}`);
    }
  });
});

type Operations = Parameters<typeof applyJsonPatch>[1];

/** Operations on a whole document, as operations on its `spec`. */
function within(operations: Operations): Operations {
  return operations.map((operation) => {
    const { path, from, ...rest } = Object(operation);
    const moved = from === undefined ? {} : { from: `/spec${from}` };
    return { ...rest, ...moved, path: `/spec${path}` };
  });
}
