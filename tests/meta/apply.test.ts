import assert from "node:assert/strict";
import type { KubeObject, ManagedFieldsEntry } from "kubist/meta";
import {
  anyValue,
  ApplyConflictError,
  applyObject,
  type ApplyOptions,
  ApplyTypeError,
  conflictAdvice,
  conflictsOfStatus,
  deepDifference,
  extractApplied,
  fieldPathOf,
  fieldSet,
  trackUpdate,
} from "../../lib/meta/apply/mod.ts";
import { test } from "../harness.ts";
import { typeOf } from "./strategic_types.ts";

const now = "2026-01-02T03:04:05Z";
const later = "2026-01-02T03:04:06Z";
const configMaps = { type: typeOf("ConfigMap"), apiVersion: "v1", now };
const deployments = { type: typeOf("Deployment"), apiVersion: "apps/v1", now };

type Fields = Record<string, unknown>;
type Live = Fields & { metadata: { managedFields?: ManagedFieldsEntry[] } & Fields };

function configMap(data: Fields, labels?: Fields): Fields {
  const metadata = { name: "s", ...(labels ? { labels } : {}) };
  return { apiVersion: "v1", kind: "ConfigMap", metadata, data };
}

function apply(
  live: Fields | undefined,
  config: Fields,
  manager: string,
  options: Partial<ApplyOptions> = {},
): Live {
  const base = config.kind === "Deployment" ? deployments : configMaps;
  return applyObject(live, config, { ...base, manager, ...options }).object as Live;
}

/** Who owns what, as "name/Operation" to fieldsV1. */
function owners(object: Live): Record<string, unknown> {
  return Object.fromEntries(
    (object.metadata.managedFields ?? []).map((e) => [`${e.manager}/${e.operation}`, e.fieldsV1]),
  );
}

function conflict(act: () => unknown): ApplyConflictError {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof ApplyConflictError, String(error));
    return error;
  }
  assert.fail("no conflict");
}

test("applyObject() creates an object with one entry", () => {
  const made = apply(undefined, configMap({ a: "1", b: "2" }, { l: "x" }), "m1");
  assert.deepEqual(made.data, { a: "1", b: "2" });
  assert.deepEqual(made.metadata.managedFields, [{
    manager: "m1",
    operation: "Apply",
    apiVersion: "v1",
    time: now,
    fieldsType: "FieldsV1",
    fieldsV1: {
      "f:metadata": { "f:labels": { "f:l": {} } },
      "f:data": { "f:a": {}, "f:b": {} },
    },
  }]);
});

test("applyObject() changes nothing the second time, the entry's time neither", () => {
  const made = apply(undefined, configMap({ a: "1" }), "m1");
  const again = applyObject(made, configMap({ a: "1" }), {
    ...configMaps,
    manager: "m1",
    now: later,
  });
  assert.equal(again.changed, false);
  assert.deepEqual(again.object, made);
});

test("applyObject() removes what its manager alone gives up", () => {
  const made = apply(undefined, configMap({ a: "1", b: "2" }), "m1");
  assert.deepEqual(apply(made, configMap({ a: "1" }), "m1").data, { a: "1" });
});

test("applyObject() refuses to change another manager's field, naming both", () => {
  const made = apply(undefined, configMap({ a: "1" }), "m1");
  const error = conflict(() => apply(made, configMap({ a: "2" }), "m2"));
  assert.equal(error.reason, 'Apply failed with 1 conflict: conflict with "m1": .data.a');
  assert.deepEqual(error.causes, [
    { reason: "FieldManagerConflict", message: 'conflict with "m1"', field: ".data.a" },
  ]);
  assert.equal(
    error.message,
    'Cannot apply: .data.a is owned by "m1"; take it over with force: true, or leave it out',
  );
});

test("applyObject() lists conflicts by manager", () => {
  const made = trackUpdate(
    apply(undefined, configMap({ a: "1", b: "1" }), "m1"),
    configMap({ a: "1", b: "1", c: "1" }),
    { ...configMaps, manager: "ed" },
  );
  const error = conflict(() => apply(made, configMap({ a: "2", b: "2", c: "2" }), "m2"));
  assert.equal(
    error.reason,
    'Apply failed with 3 conflicts: conflicts with "ed" using v1:\n- .data.c\n' +
      'conflicts with "m1":\n- .data.a\n- .data.b',
  );
});

test("applyObject() shares fields of the same value and drops one owner at a time", () => {
  const shared = apply(
    apply(undefined, configMap({ a: "1" }), "m1"),
    configMap({ a: "1" }),
    "m2",
  );
  assert.deepEqual(Object.keys(owners(shared)), ["m2/Apply", "m1/Apply"]);
  const left = apply(shared, configMap({}), "m1");
  assert.deepEqual(left.data, { a: "1" });
  assert.deepEqual(owners(left)["m2/Apply"], { "f:data": { "f:a": {} } });
});

test("applyObject() takes fields over by force, and empty entries go", () => {
  const made = apply(undefined, configMap({ a: "1" }), "m1");
  const forced = apply(made, configMap({ a: "2" }), "m2", { force: true });
  assert.deepEqual(forced.data, { a: "2" });
  assert.deepEqual(Object.keys(owners(forced)), ["m2/Apply"]);
});

test("applyObject() keys list elements with their defaults filled in", () => {
  const containers = [{ name: "c1", image: "i", ports: [{ containerPort: 80 }] }];
  const config = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d" },
    spec: { template: { spec: { containers } } },
  };
  assert.deepEqual(owners(apply(undefined, config, "m1"))["m1/Apply"], {
    "f:spec": {
      "f:template": {
        "f:spec": {
          "f:containers": {
            'k:{"name":"c1"}': {
              ".": {},
              "f:image": {},
              "f:name": {},
              "f:ports": {
                'k:{"containerPort":80,"protocol":"TCP"}': { ".": {}, "f:containerPort": {} },
              },
            },
          },
        },
      },
    },
  });
});

const pod = (containers: unknown[]) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec: { template: { spec: { containers } } },
});

test("applyObject() merges lists of two managers and splits them again", () => {
  const first = apply(undefined, pod([{ name: "c1", image: "i1" }]), "m1");
  const both = apply(
    first,
    pod([{ name: "c1", env: [{ name: "E" }] }, { name: "c2", image: "i2" }]),
    "m2",
  );
  assert.deepEqual(
    both.spec,
    pod([
      { name: "c1", image: "i1", env: [{ name: "E" }] },
      { name: "c2", image: "i2" },
    ]).spec,
  );
  const back = apply(both, { ...pod([]), spec: {} }, "m2");
  assert.deepEqual(back.spec, pod([{ name: "c1", image: "i1" }]).spec);
  assert.deepEqual(Object.keys(owners(back)), ["m1/Apply", "m2/Apply"]);
});

test("applyObject() treats atomic lists as one field", () => {
  const made = apply(undefined, pod([{ name: "c1", args: ["a"] }]), "m1");
  const error = conflict(() => apply(made, pod([{ name: "c1", args: ["a", "b"] }]), "m3"));
  assert.deepEqual(error.conflicts, [
    { manager: '"m1"', field: '.spec.template.spec.containers[name="c1"].args' },
  ]);
});

test("applyObject() conflicts with updaters, naming their version", () => {
  const made = apply(undefined, configMap({ a: "1" }), "m1");
  const edited = trackUpdate(made, configMap({ a: "9" }), { ...configMaps, manager: "ed" });
  const error = conflict(() => apply(edited, configMap({ a: "3" }), "m1"));
  assert.match(error.reason, /conflict with "ed" using v1: \.data\.a$/);
});

test("applyObject() refuses what does not fit the type", () => {
  const reason = (config: Fields) => {
    try {
      apply(undefined, config, "m");
    } catch (error) {
      assert.ok(error instanceof ApplyTypeError);
      return error.reason;
    }
    assert.fail("accepted");
  };
  assert.equal(reason({ ...configMap({}), bogus: 1 }), ".bogus: field not declared in schema");
  assert.match(reason(configMap({ a: 1 })), /^\.data\.a: expected string, got /);
  assert.match(
    reason(pod([{ name: "c" }, { name: "c" }])),
    /containers: duplicate entries for key \[name="c"\]$/,
  );
  assert.match(
    reason(pod([{ image: "x" }])),
    /element 0: associative list with keys has an element that omits/,
  );
  assert.match(reason({ ...pod([]), spec: [] }), /^\.spec: expected map, got/);
});

test("applyObject() gives untracked objects to before-first-apply", () => {
  const stored = { ...configMap({ a: "1", b: "1" }), metadata: { name: "s", uid: "u" } };
  const error = conflict(() => apply(stored, configMap({ a: "2" }), "m1"));
  assert.match(error.reason, /conflict with "before-first-apply" using v1/);
  const shared = apply(stored, configMap({ a: "1" }), "m1");
  assert.deepEqual(Object.keys(owners(shared)), ["m1/Apply", "before-first-apply/Update"]);
});

test("applyObject() lets kubectl take over what its client-side apply set", () => {
  const annotation = "kubectl.kubernetes.io/last-applied-configuration";
  const metadata = {
    name: "s",
    annotations: { [annotation]: JSON.stringify(configMap({ a: "1" })) },
  };
  const stored = trackUpdate(undefined, { ...configMap({ a: "1", b: "1" }), metadata }, {
    ...configMaps,
    manager: "kubectl-client-side-apply",
  });
  const upgraded = apply(stored, configMap({ a: "2" }), "kubectl");
  assert.deepEqual(upgraded.data, { a: "2", b: "1" });
  const annotations = upgraded.metadata.annotations as Record<string, string>;
  assert.deepEqual(JSON.parse(annotations[annotation] ?? ""), configMap({ a: "2" }));
  const error = conflict(() => apply(stored, configMap({ a: "2", b: "2" }), "kubectl"));
  assert.deepEqual(error.conflicts.map((c) => c.field), [".data.b"]);
  conflict(() => apply(stored, configMap({ a: "2" }), "other"));
});

test("applyObject() works without a schema", () => {
  const base = { type: anyValue, apiVersion: "example.com/v1", now };
  const first = applyObject(undefined, { spec: { a: 1, list: [1] } }, { ...base, manager: "m1" });
  const second = applyObject(first.object, { spec: { b: { c: 2 } } }, { ...base, manager: "m2" });
  assert.deepEqual(second.object.spec, { a: 1, list: [1], b: { c: 2 } });
  conflict(() => applyObject(second.object, { spec: { list: [2] } }, { ...base, manager: "m2" }));
});

test("applyObject() leaves filtered fields to nobody", () => {
  const status = fieldSet(fieldPathOf("status"));
  const config = { ...pod([]), spec: { replicas: 1 }, status: { replicas: 1 } };
  const made = apply(undefined, config, "m", {
    filter: (fields) => deepDifference(fields, status),
  });
  assert.deepEqual(owners(made)["m/Apply"], { "f:spec": { "f:replicas": {} } });
});

test("applyObject() changes none of its arguments", () => {
  const live = apply(undefined, pod([{ name: "c1", image: "1" }, { name: "c2" }]), "m1");
  const config = pod([{ name: "c1", image: "2" }]);
  const before = JSON.stringify([live, config]);
  apply(live, config, "m1");
  apply(live, config, "m2", { force: true });
  assert.equal(JSON.stringify([live, config]), before);
});

test("applyObject() follows a field that became atomic", () => {
  const granular = typeOf("ConfigMap");
  const made = apply(undefined, configMap({ a: "1" }), "m1", { type: granular });
  const atomic = {
    ...granular,
    field: (name: string) =>
      name === "data"
        ? { type: { kind: "any", atomic: true } as const }
        : granular.kind === "map"
        ? granular.field(name)
        : undefined,
  };
  const next = apply(made, configMap({ a: "2" }), "m1", { type: atomic as typeof granular });
  assert.deepEqual(owners(next)["m1/Apply"], { "f:data": {} });
});

test("trackUpdate() records who changed what and steals from appliers", () => {
  const made = apply(undefined, configMap({ a: "1", b: "1" }), "m1");
  const edited = trackUpdate(made, configMap({ a: "2", b: "1" }), {
    ...configMaps,
    manager: "ed",
    now: later,
  }) as Live;
  assert.deepEqual(owners(edited), {
    "m1/Apply": { "f:data": { "f:b": {} } },
    "ed/Update": { "f:data": { "f:a": {} } },
  });
});

test("trackUpdate() keeps one entry per manager, version and subresource", () => {
  const options = { ...configMaps, manager: "ed" };
  const one = trackUpdate(undefined, configMap({ a: "1" }), options);
  const two = trackUpdate(one, configMap({ a: "1", b: "1" }), options) as Live;
  assert.deepEqual(owners(two), { "ed/Update": { "f:data": { ".": {}, "f:a": {}, "f:b": {} } } });
  const three = trackUpdate(two, configMap({ a: "1", b: "2" }), {
    ...options,
    subresource: "status",
  });
  assert.equal((three as Live).metadata.managedFields?.length, 2);
});

test("trackUpdate() leaves time and entries alone when nothing changes", () => {
  const options = { ...configMaps, manager: "ed" };
  const one = trackUpdate(undefined, configMap({ a: "1" }), options);
  assert.deepEqual(trackUpdate(one, configMap({ a: "1" }), { ...options, now: later }), one);
});

test("trackUpdate() takes valid entries that the object brings", () => {
  const made = apply(undefined, configMap({ a: "1" }), "m1");
  const [entry] = made.metadata.managedFields as ManagedFieldsEntry[];
  const renamed = {
    ...made,
    metadata: { ...made.metadata, managedFields: [{ ...entry, manager: "m9" }] },
  };
  const updated = trackUpdate(made, renamed, { ...configMaps, manager: "ed" }) as Live;
  assert.deepEqual(Object.keys(owners(updated)), ["m9/Apply"]);
  const through = { ...configMaps, manager: "ed", subresource: "status" };
  assert.deepEqual(Object.keys(owners(trackUpdate(made, renamed, through) as Live)), ["m1/Apply"]);
  const broken = { ...made, metadata: { ...made.metadata, managedFields: [{ operation: "X" }] } };
  assert.deepEqual(Object.keys(owners(trackUpdate(made, broken, through) as Live)), ["m1/Apply"]);
});

test("trackUpdate() starts over for an empty list of entries", () => {
  const made = apply(undefined, { ...configMap({ a: "1" }) }, "m1");
  for (const managedFields of [[], [{}]]) {
    const reset = { ...configMap({ a: "1" }), metadata: { name: "s", uid: "u", managedFields } };
    const live = { ...made, metadata: { ...made.metadata, uid: "u" } };
    const updated = trackUpdate(live, reset, { ...configMaps, manager: "ed" }) as Live;
    assert.equal(updated.metadata.managedFields, undefined);
  }
});

test("trackUpdate() never fails for a type that does not fit", () => {
  const strange = { ...configMap({ a: 1 }), bogus: true };
  assert.deepEqual(trackUpdate(undefined, strange, { ...configMaps, manager: "ed" }), strange);
});

test("trackUpdate() merges the oldest of eleven updaters", () => {
  let object: Fields | undefined;
  const data: Record<string, string> = {};
  for (let i = 0; i < 12; i++) {
    data[`k${i}`] = "v";
    const time = `2026-01-02T03:04:${String(10 + i)}Z`;
    const options = { ...configMaps, manager: `m${i}`, now: time };
    object = trackUpdate(object, configMap({ ...data }), options);
  }
  const entries = (object as Live).metadata.managedFields ?? [];
  assert.equal(entries.length, 10);
  const ancient = entries.find((e) => e.manager === "ancient-changes");
  assert.deepEqual(ancient?.fieldsV1, {
    "f:data": { ".": {}, "f:k0": {}, "f:k1": {}, "f:k2": {} },
  });
  assert.equal(ancient?.time, "2026-01-02T03:04:12Z");
});

test("extractApplied() gives back what a manager applied", () => {
  const first = apply(undefined, pod([{ name: "c1", image: "i1" }]), "m1");
  const both = apply(first, pod([{ name: "c1", env: [{ name: "E", value: "1" }] }]), "m2");
  const object = both as unknown as KubeObject;
  const extract = (manager: string) => extractApplied(object, { manager, type: deployments.type });
  assert.deepEqual(extract("m1"), pod([{ name: "c1", image: "i1" }]));
  assert.deepEqual(extract("m2"), pod([{ name: "c1", env: [{ name: "E", value: "1" }] }]));
  assert.equal(extract("m3"), undefined);
});

test("conflictsOfStatus() reads the server's causes", () => {
  const causes = [
    { reason: "FieldManagerConflict", message: 'conflict with "ed" using v1', field: ".data.a" },
    { reason: "Other", message: "x" },
  ];
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, details: { causes } } as const;
  assert.deepEqual(conflictsOfStatus(status), [{ manager: '"ed" using v1', field: ".data.a" }]);
  assert.equal(
    conflictAdvice(conflictsOfStatus(status)),
    '.data.a is owned by "ed" using v1; take it over with force: true, or leave it out',
  );
});
