import assert from "node:assert/strict";
import { PatchError } from "kubist/meta";
import {
  applyStrategicMergePatch,
  createStrategicMergePatch,
  createThreeWayStrategicMergePatch,
} from "../../lib/meta/apply/mod.ts";
import { test } from "../harness.ts";
import { typeOf } from "./strategic_types.ts";

const deployment = typeOf("Deployment");

const env = [{ name: "A", value: "1" }, { name: "B", value: "2" }];
const c1 = { name: "c1", image: "i1", env, ports: [{ containerPort: 80, protocol: "TCP" }] };
const c2 = { name: "c2", image: "i2", args: ["x", "y"] };
const live = {
  metadata: { name: "d", finalizers: ["a", "b"] },
  spec: {
    replicas: 2,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } },
    template: {
      spec: {
        containers: [c1, c2],
        volumes: [{ name: "v1", emptyDir: {} }],
        tolerations: [{ key: "k" }],
      },
    },
  },
};

interface PodSpec {
  containers: { name: string; [field: string]: unknown }[];
  volumes: unknown[];
  tolerations: unknown[];
}

/** The pod's spec after a patch of it. */
function patched(spec: unknown): PodSpec {
  const result = applyStrategicMergePatch(live, { spec: { template: { spec } } }, deployment);
  return (result as { spec: { template: { spec: PodSpec } } }).spec.template.spec;
}

const names = (spec: PodSpec) => spec.containers.map((c) => c.name).join();

test("applyStrategicMergePatch() merges list elements by their key", () => {
  const { containers } = patched({ containers: [{ name: "c1", image: "i1b" }] });
  assert.deepEqual(containers, [{ ...c1, image: "i1b" }, c2]);
});

test("applyStrategicMergePatch() puts new elements first", () => {
  assert.equal(names(patched({ containers: [{ name: "c3" }] })), "c3,c1,c2");
});

test("applyStrategicMergePatch() deletes elements, those that are there", () => {
  assert.equal(names(patched({ containers: [{ name: "c1", $patch: "delete" }] })), "c2");
  assert.equal(names(patched({ containers: [{ name: "c9", $patch: "delete" }] })), "c1,c2");
});

test("applyStrategicMergePatch() replaces a list on request", () => {
  const patch = { name: "c1", env: [{ $patch: "replace" }, { name: "Z", value: "9" }] };
  const { containers } = patched({ containers: [patch] });
  assert.deepEqual(containers[0]?.env, [{ name: "Z", value: "9" }]);
});

test("applyStrategicMergePatch() removes what is null", () => {
  const { containers } = patched({ containers: [{ name: "c1", env: null }] });
  assert.equal("env" in (containers[0] ?? {}), false);
});

test("applyStrategicMergePatch() replaces lists that have no strategy", () => {
  assert.deepEqual(patched({ containers: [{ name: "c2", args: ["z"] }] }).containers[1]?.args, [
    "z",
  ]);
  assert.deepEqual(patched({ tolerations: [{ key: "k2" }] }).tolerations, [{ key: "k2" }]);
});

test("applyStrategicMergePatch() orders elements by $setElementOrder", () => {
  const order = [{ name: "c2" }, { name: "c1" }];
  const patch = { containers: [{ name: "c1", image: "z" }], "$setElementOrder/containers": order };
  assert.equal(names(patched(patch)), "c2,c1");
  const partial = { "$setElementOrder/containers": [{ name: "c3" }, { name: "c1" }] };
  assert.equal(names(patched({ ...partial, containers: [{ name: "c3" }] })), "c3,c1,c2");
});

test("applyStrategicMergePatch() merges by the merge key alone", () => {
  const patch = { name: "c1", ports: [{ containerPort: 80, protocol: "UDP" }] };
  assert.deepEqual(patched({ containers: [patch] }).containers[0]?.ports, [
    { containerPort: 80, protocol: "UDP" },
  ]);
});

test("applyStrategicMergePatch() keeps only the fields that $retainKeys names", () => {
  const volume = { name: "v1", $retainKeys: ["name", "configMap"], configMap: { name: "x" } };
  assert.deepEqual(patched({ volumes: [volume] }).volumes, [
    { name: "v1", configMap: { name: "x" } },
  ]);
  const strategy = { $retainKeys: ["type"], type: "Recreate" };
  const result = applyStrategicMergePatch(live, { spec: { strategy } }, deployment);
  assert.deepEqual((result as typeof live).spec.strategy, { type: "Recreate" });
});

test("applyStrategicMergePatch() merges and deletes primitives", () => {
  const finalizers = (metadata: unknown) =>
    (applyStrategicMergePatch(live, { metadata }, deployment) as typeof live).metadata.finalizers;
  assert.deepEqual(finalizers({ finalizers: ["c"] }), ["c", "a", "b"]);
  assert.deepEqual(finalizers({ "$deleteFromPrimitiveList/finalizers": ["a"] }), ["b"]);
  assert.deepEqual(finalizers({ "$setElementOrder/finalizers": ["b", "a"] }), ["b", "a"]);
});

test("applyStrategicMergePatch() replaces or empties objects on request", () => {
  const spec = (patch: unknown) =>
    (applyStrategicMergePatch(live, { spec: patch }, deployment) as { spec: unknown }).spec;
  assert.deepEqual(spec({ $patch: "replace", replicas: 1 }), { replicas: 1 });
  assert.deepEqual(spec({ $patch: "delete" }), {});
});

const refused: readonly (readonly [problem: string, spec: unknown, message: RegExp])[] = [
  [
    "order",
    {
      containers: [{ name: "c1", image: "z" }],
      "$setElementOrder/containers": [{ name: "c2" }],
    },
    /The order in patch list/,
  ],
  [
    "key",
    { containers: [{ image: "x" }] },
    /map\[image:x\] does not contain declared merge key: name/,
  ],
  [
    "directive",
    { containers: [{ name: "c1", $patch: "bogus" }] },
    /unknown patch type: bogus in map/,
  ],
  ["directive", { $patch: "merge" }, /unknown patch type: merge/],
  ["directive", { containers: [{ $patch: "merge" }] }, /merging lists cannot yet be specified/],
  ["retain", { volumes: [{ name: "v1", $retainKeys: ["name"], configMap: {} }] }, /retainKeys/],
  ["format", { "$setElementOrder": [] }, /invalid patch format of setElementOrder list/],
  ["format", { containers: [{ name: "c1" }, "x"] }, /list element types are not identical/],
];

for (const [problem, spec, message] of refused) {
  test(`applyStrategicMergePatch() refuses ${JSON.stringify(spec)}`, () => {
    assert.throws(() => patched(spec), (error) => {
      assert.ok(error instanceof PatchError);
      assert.equal(error.problem, problem);
      assert.match(error.message, message);
      return true;
    });
  });
}

test("applyStrategicMergePatch() changes neither object nor patch", () => {
  const patch = {
    spec: {
      strategy: { $retainKeys: ["type"], type: "Recreate" },
      template: {
        spec: {
          containers: [{ name: "c1", env: [{ name: "A", $patch: "delete" }] }],
          "$setElementOrder/containers": [{ name: "c2" }, { name: "c1" }],
        },
      },
    },
  };
  const before = JSON.stringify([live, patch]);
  applyStrategicMergePatch(live, patch, deployment);
  assert.equal(JSON.stringify([live, patch]), before);
});

test("createStrategicMergePatch() writes keys, deletions and order", () => {
  const to = structuredClone(live);
  to.spec.template.spec.containers = [c2, {
    ...c1,
    image: "new",
  }] as typeof live.spec.template.spec.containers;
  to.spec.strategy = { type: "Recreate" } as typeof live.spec.strategy;
  to.metadata.finalizers = ["b"];
  assert.deepEqual(createStrategicMergePatch(live, to, deployment), {
    metadata: {
      "$deleteFromPrimitiveList/finalizers": ["a"],
      "$setElementOrder/finalizers": ["b"],
    },
    spec: {
      strategy: { $retainKeys: ["type"], rollingUpdate: null, type: "Recreate" },
      template: {
        spec: {
          containers: [{ name: "c1", image: "new" }],
          "$setElementOrder/containers": [{ name: "c2" }, { name: "c1" }],
        },
      },
    },
  });
  assert.deepEqual(createStrategicMergePatch(live, live, deployment), {});
});

test("createStrategicMergePatch() replaces objects whose strategy says so", () => {
  const budget = (matchLabels: Record<string, string>) => ({ spec: { selector: { matchLabels } } });
  assert.deepEqual(
    createStrategicMergePatch(budget({ a: "1" }), budget({ b: "2" }), typeOf("Budget")),
    {
      spec: { selector: { matchLabels: { b: "2" } } },
    },
  );
});

test("createThreeWayStrategicMergePatch() leaves alone what others added", () => {
  const original = {
    spec: { replicas: 1, template: { spec: { containers: [{ name: "a" }, { name: "b" }] } } },
  };
  const modified = { spec: { template: { spec: { containers: [{ name: "a", image: "2" }] } } } };
  const current = {
    spec: {
      replicas: 5,
      template: { spec: { containers: [{ name: "a" }, { name: "b" }, { name: "sidecar" }] } },
    },
  };
  const patch = createThreeWayStrategicMergePatch(original, modified, current, deployment);
  assert.deepEqual(patch, {
    spec: {
      replicas: null,
      template: {
        spec: {
          containers: [{ name: "a", image: "2" }, { name: "b", $patch: "delete" }],
          "$setElementOrder/containers": [{ name: "a" }],
        },
      },
    },
  });
  const result = applyStrategicMergePatch(current, patch, deployment) as typeof current;
  assert.deepEqual(result.spec.template.spec.containers.map((c) => c.name).sort(), [
    "a",
    "sidecar",
  ]);
});
