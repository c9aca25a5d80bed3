import assert from "node:assert/strict";
import process from "node:process";
import { deepEqual, type ManagedFieldsEntry } from "kubist/meta";
import { startEnvtest } from "kubist/testing";
import {
  ApplyConflictError,
  applyObject,
  ApplyTypeError,
  type FieldManagerOptions,
  openApiType,
  trackUpdate,
} from "../../lib/meta/apply/mod.ts";
import { generator, pick, type Random, several } from "../fuzz/random.ts";
import { skip, test } from "../harness.ts";
import type { Schema } from "../meta/definitions.ts";
import { assetsDir } from "./assets.ts";
import { forAll, hasKubectl, type Kubectl, openKubectl } from "./kubectl.ts";

const runs = Number(process.env["KUBIST_FUZZ_RUNS"] ?? 100);
const seed = Number(process.env["KUBIST_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

const text: Schema = { type: "string" };
const texts: Schema = { type: "object", additionalProperties: text };

/** Every kind of list and map that apply tells apart. */
const spec: Schema = {
  type: "object",
  properties: {
    one: { type: "integer" },
    inner: { type: "object", properties: { a: text, b: text } },
    labels: texts,
    whole: { ...texts, "x-kubernetes-map-type": "atomic" },
    set: { type: "array", items: text, "x-kubernetes-list-type": "set" },
    list: { type: "array", items: text, "x-kubernetes-list-type": "atomic" },
    ports: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["port", "protocol"],
      items: {
        type: "object",
        required: ["port"],
        properties: {
          port: { type: "integer" },
          protocol: { type: "string", default: "TCP" },
          name: text,
        },
      },
    },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
  },
};

const crd = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.kubist.example" },
  spec: {
    group: "kubist.example",
    scope: "Namespaced",
    names: { plural: "widgets", singular: "widget", kind: "Widget", listKind: "WidgetList" },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: { openAPIV3Schema: { type: "object", properties: { spec } } },
    }],
  },
};

const type = openApiType({
  type: "object",
  properties: {
    apiVersion: text,
    kind: text,
    metadata: {
      type: "object",
      properties: {
        name: text,
        namespace: text,
        uid: text,
        resourceVersion: text,
        generation: { type: "integer" },
        creationTimestamp: text,
        labels: texts,
        annotations: texts,
        finalizers: { type: "array", items: text, "x-kubernetes-list-type": "set" },
      },
    },
    spec,
  },
});

function widget(random: Random, name: string): Widget {
  const maybe = (value: object) => random() < 0.4 ? value : {};
  const letter = () => pick(random, ["a", "b", "c"]);
  const map = () => Object.fromEntries(several(random, 3, () => [letter(), letter()]));
  const set = () => [...new Set(several(random, 3, letter))];
  const ports = () =>
    several(random, 3, () => ({
      port: pick(random, [1, 2, 3]),
      ...maybe({ protocol: pick(random, ["TCP", "UDP"]) }),
      ...maybe({ name: letter() }),
    })).filter((p, i, all) => i === all.findIndex((q) => q.port === p.port));
  return {
    apiVersion: "kubist.example/v1",
    kind: "Widget",
    metadata: {
      name,
      namespace: "default",
      ...maybe({ labels: map() }),
      ...maybe({ annotations: map() }),
    },
    spec: {
      ...maybe({ one: pick(random, [1, 2]) }),
      ...maybe({ inner: { ...maybe({ a: letter() }), ...maybe({ b: letter() }) } }),
      ...maybe({ labels: map() }),
      ...maybe({ whole: map() }),
      ...maybe({ set: set() }),
      ...maybe({ list: several(random, 2, letter) }),
      ...maybe({ ports: ports() }),
      ...maybe({ free: { ...maybe({ x: map() }), ...maybe({ y: [letter()] }) } }),
      ...(random() < 0.03 ? { unknown: 1 } : {}),
    },
  };
}

interface Widget extends Readonly<Record<string, unknown>> {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly managedFields?: readonly ManagedFieldsEntry[];
    readonly labels?: unknown;
  };
  readonly spec?: unknown;
}

/** What can be told apart from the outside, with neither times nor what the server alone fills in. */
function visible({ metadata, spec }: Widget): unknown {
  const entries = (metadata.managedFields ?? []).map(({ time: _, ...entry }) => entry)
    .sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1);
  return { labels: metadata.labels ?? {}, spec, entries };
}

function keyOf({ manager, operation }: ManagedFieldsEntry): string {
  return `${manager} ${operation}`;
}

interface Step {
  readonly live: Widget | undefined;
  readonly config: Widget;
  readonly options: FieldManagerOptions;
  readonly force: boolean;
}

type Outcome = { readonly object: Widget } | { readonly refused: readonly string[] };

function ours({ live, config, options, force }: Step): Outcome {
  try {
    const { object } = applyObject(live, config, { ...options, force });
    return { object: object as Widget };
  } catch (error) {
    if (error instanceof ApplyConflictError) {
      return { refused: error.conflicts.map((c) => `${c.manager}: ${c.field}`) };
    }
    if (error instanceof ApplyTypeError) return { refused: [error.problems[0]?.path ?? ""] };
    throw error;
  }
}

async function compare(kubectl: Kubectl, step: Step, what: string): Promise<Widget | undefined> {
  const { config, options, force } = step;
  const flags = ["--server-side", "--validate=false", "--show-managed-fields", "-o", "json"];
  const args = ["apply", ...flags, `--field-manager=${options.manager}`];
  if (force) args.push("--force-conflicts");
  const { ok, stdout, stderr } = await kubectl.run(args, JSON.stringify(config));
  const outcome = ours(step);
  if (!ok && stderr.includes('"null"')) {
    // A map that lost its last field is null after the merge, which the validation refuses.
    assert.ok("object" in outcome && JSON.stringify(outcome.object).includes("null"), what);
    return step.live;
  }
  if (!ok) {
    assert.ok("refused" in outcome, `${what}: only the server refuses: ${stderr}`);
    for (const line of outcome.refused) {
      const [, field = line] = /: (.*)$/.exec(line) ?? [];
      assert.ok(stderr.includes(field), `${what}: ${line} is not in ${stderr}`);
    }
    return step.live;
  }
  assert.ok("object" in outcome, `${what}: only we refuse: ${JSON.stringify(outcome)}`);
  const theirs = JSON.parse(stdout) as Widget;
  same(outcome.object, theirs, what);
  return theirs;
}

function same(ours: Widget, theirs: Widget, what: string): void {
  const [a, b] = [plain(visible(ours)), plain(visible(theirs))];
  assert.ok(deepEqual(a, b), `${what}\nours   ${JSON.stringify(a)}\ntheirs ${JSON.stringify(b)}`);
}

/** JSON with the defaults that are filled in after the merge. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value),
    (_, v) => v?.port && v.protocol === undefined ? { ...v, protocol: "TCP" } : v,
  );
}

async function updated(kubectl: Kubectl, step: Step, what: string): Promise<Widget | undefined> {
  const { live, config, options } = step;
  if (live === undefined) return undefined;
  const next = { ...config, metadata: { ...live.metadata, labels: config.metadata.labels ?? {} } };
  const flags = ["--validate=false", "--show-managed-fields", "-o", "json"];
  const args = ["replace", ...flags, `--field-manager=${options.manager}`];
  const { ok, stdout, stderr } = await kubectl.run(args, JSON.stringify(next));
  assert.ok(ok, `${what}: ${stderr}`);
  const theirs = JSON.parse(stdout) as Widget;
  // Ownership is settled when defaults are filled in and unknown fields are dropped.
  const { managedFields: _, ...metadata } = theirs.metadata;
  const given = {
    ...theirs,
    metadata: { ...metadata, managedFields: live.metadata.managedFields },
  };
  same(trackUpdate(live, given, options) as Widget, theirs, what);
  return theirs;
}

async function session(kubectl: Kubectl, own: number): Promise<void> {
  const random = generator(own);
  let live: Widget | undefined;
  for (let i = 0; i < 10; i++) {
    const step: Step = {
      live,
      config: widget(random, `w${own}`),
      options: {
        manager: pick(random, ["m1", "m2", "m3"]),
        type,
        apiVersion: "kubist.example/v1",
        now: "2026-01-02T03:04:05Z",
      },
      force: random() < 0.6,
    };
    const what = `KUBIST_FUZZ_SEED=${own} step ${i} ${JSON.stringify(step)}`;
    live = random() < 0.2 ? await updated(kubectl, step, what) : await compare(kubectl, step, what);
  }
}

const name = `the API server applies as applyObject() does, from seed ${seed}`;
if (!hasKubectl) skip(name, "kubectl is not built: deno task envtest:build");
else {
  test(name, async () => {
    await using server = await startEnvtest({ assetsDir: assetsDir() });
    const kubectl = await openKubectl(server.kubeconfig);
    try {
      const created = await kubectl.run(["create"], JSON.stringify(crd));
      assert.ok(created.ok, created.stderr);
      await kubectl.run(["wait", "--for=condition=established", "crd/widgets.kubist.example"]);
      const sessions = Array.from({ length: Math.ceil(runs / 10) }, (_, i) => seed + i);
      await forAll(sessions, (own) => session(kubectl, own));
    } finally {
      await kubectl.close();
    }
  }, { timeoutMs: 240_000 + runs * 3000 });
}
