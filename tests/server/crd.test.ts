import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Answer, type Api, api, brief, names } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const WI = "/apis/ex.com/v1/namespaces/t/widgets";
const WI2 = "/apis/ex.com/v2/namespaces/t/widgets";
const TABLE = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" };

const specSchema = {
  type: "object",
  required: ["size"],
  properties: {
    size: { type: "integer", minimum: 1, maximum: 10 },
    color: { type: "string", default: "red", enum: ["red", "blue"] },
    replicas: { type: "integer" },
    name: { type: "string", pattern: "^[a-z]+$", maxLength: 5 },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    items: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["k"],
      items: { type: "object", required: ["k"], properties: { k: { type: "string" } } },
    },
    ios: { "x-kubernetes-int-or-string": true },
    nul: { type: "string", nullable: true },
  },
};

const definition = (): Json => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.ex.com" },
  spec: {
    group: "ex.com",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget", shortNames: ["wd"], categories: ["mycat"] },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        subresources: {
          status: {},
          scale: {
            specReplicasPath: ".spec.replicas",
            statusReplicasPath: ".status.replicas",
            labelSelectorPath: ".status.sel",
          },
        },
        additionalPrinterColumns: [
          { name: "Size", type: "integer", jsonPath: ".spec.size" },
          { name: "Color", type: "string", jsonPath: ".spec.color", priority: 1 },
          { name: "Phase", type: "string", jsonPath: ".status.phase" },
          { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" },
        ],
        schema: {
          openAPIV3Schema: {
            type: "object",
            required: ["spec"],
            properties: {
              spec: specSchema,
              status: {
                type: "object",
                properties: {
                  phase: { type: "string" },
                  replicas: { type: "integer" },
                  sel: { type: "string" },
                },
              },
            },
          },
        },
      },
      {
        name: "v2",
        served: true,
        storage: false,
        schema: {
          openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        },
      },
    ],
  },
});

const wid = (name: string, spec: Json, more: Json = {}): Json => ({
  apiVersion: "ex.com/v1",
  kind: "Widget",
  metadata: { name },
  ...(spec === undefined ? {} : { spec }),
  ...more,
});

async function start(): Promise<Api> {
  const s = await api();
  const { status, text } = await s.post(CRDS, definition());
  assert.equal(status, 201, text);
  return s;
}

const cause = (a: Answer) => a.body.details.causes[0];

test("CRD-01 a definition is established", async () => {
  await using s = await api();
  const { status, body } = await s.post(CRDS, definition());
  assert.equal(status, 201);
  assert.deepEqual(body.status.storedVersions, ["v1"]);
  const { conditions } = (await s.get(`${CRDS}/widgets.ex.com`)).body.status;
  assert.deepEqual(conditions.map((c: Json) => [c.type, c.status, c.reason]), [
    ["NamesAccepted", "True", "NoConflicts"],
    ["Established", "True", "InitialNamesAccepted"],
  ]);
});

test("CRD-02 the resource is served", async () => {
  await using s = await start();
  const { status, body } = await s.get(WI);
  assert.equal(status, 200);
  assert.equal(body.kind, "WidgetList");
  assert.equal(body.metadata.continue, "");
});

test("CRD-03 versions are ranked", async () => {
  await using s = await start();
  const { body } = await s.get("/apis/ex.com");
  assert.deepEqual(body.versions.map((v: Json) => v.version), ["v2", "v1"]);
  assert.equal(body.preferredVersion.version, "v2");
});

test("CRD-04 discovery shows names and subresources", async () => {
  await using s = await start();
  const { resources } = (await s.get("/apis/ex.com/v1")).body;
  assert.deepEqual(resources.map((r: Json) => r.name), [
    "widgets",
    "widgets/status",
    "widgets/scale",
  ]);
  assert.deepEqual(resources[0].shortNames, ["wd"]);
  assert.deepEqual(resources[0].categories, ["mycat"]);
  assert.equal(resources[2].group, "autoscaling");
});

test("DISC-09 a definition changes aggregated discovery", async () => {
  await using s = await api();
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  const before = await s.get("/apis", { accept });
  await s.post(CRDS, definition());
  const after = await s.get("/apis", { accept });
  assert.notEqual(after.headers.get("etag"), before.headers.get("etag"));
  const group = after.body.items.find((g: Json) => g.metadata.name === "ex.com");
  assert.deepEqual(group.versions.map((v: Json) => v.version), ["v2", "v1"]);
});

test("CRD-05 unknown fields go, defaults come", async () => {
  await using s = await start();
  const spec = { size: 3, bogus: 1, free: { x: { y: 1 } } };
  const { status, body } = await s.post(WI, wid("a", spec, { status: { phase: "X" } }));
  assert.equal(status, 201);
  assert.deepEqual(body.spec, { size: 3, free: { x: { y: 1 } }, color: "red" });
  assert.equal("status" in body, false);
  assert.equal(body.metadata.generation, 1);
});

test("CRD-06 required fields are required", async () => {
  await using s = await start();
  const empty = await s.post(WI, wid("a", {}));
  assert.equal(empty.status, 422);
  assert.match(empty.body.message, /spec\.size: Required value/);
  const none = await s.post(WI, wid("a", undefined));
  assert.match(none.body.message, /spec: Required value/);
});

test("CRD-07 types are checked", async () => {
  await using s = await start();
  const { status, body } = await s.post(WI, wid("a", { size: "3" }));
  assert.equal(status, 422);
  assert.match(body.message, /spec\.size in body must be of type integer: "string"/);
});

test("CRD-08 values are checked", async () => {
  await using s = await start();
  const big = await s.post(WI, wid("a", { size: 11 }));
  assert.match(big.body.message, /spec\.size in body should be less than or equal to 10/);
  assert.equal(
    cause(await s.post(WI, wid("a", { size: 1, color: "green" }))).reason,
    "FieldValueNotSupported",
  );
  const long = await s.post(WI, wid("a", { size: 1, name: "ABCDEFG" }));
  assert.match(long.body.message, /at most 5 chars long/);
  assert.equal((await s.get(WI)).body.items.length, 0);
});

test("CRD-09 keys of lists are unique", async () => {
  await using s = await start();
  const answer = await s.post(WI, wid("a", { size: 1, items: [{ k: "a" }, { k: "a" }] }));
  assert.equal(answer.status, 422);
  assert.equal(cause(answer).reason, "FieldValueDuplicate");
  assert.equal(cause(answer).field, "spec.items[1]");
});

test("CRD-10 nulls are settled", async () => {
  await using s = await start();
  const { body } = await s.post(WI, wid("a", { size: 1, color: null, nul: null, name: null }));
  assert.deepEqual(body.spec, { size: 1, color: "red", nul: null });
});

test("CRD-11 integers are integers", async () => {
  await using s = await start();
  assert.equal(
    (await s.post(WI, JSON.stringify(wid("a", { size: 1 })).replace('"size":1', '"size":1.0')))
      .status,
    201,
  );
  assert.equal((await s.post(WI, wid("b", { size: 1.5 }))).status, 422);
});

test("CRD-12 a value may be integer or string", async () => {
  await using s = await start();
  assert.equal((await s.post(WI, wid("a", { size: 1, ios: "50%" }))).status, 201);
  assert.equal((await s.post(WI, wid("b", { size: 1, ios: 5 }))).status, 201);
});

test("CRD-13 kind and version are checked and needed", async () => {
  await using s = await start();
  assert.ok((await s.post(WI, { ...wid("a", { size: 1 }), kind: "Foo" })).status >= 400);
  const version = await s.post(WI, { ...wid("a", { size: 1 }), apiVersion: "ex.com/v2" });
  assert.equal(version.status, 400);
  assert.match(version.body.message, /does not match the expected API version/);
  assert.equal((await s.post(WI, { metadata: { name: "a" }, spec: { size: 1 } })).status, 400);
});

test("CRD-14 all versions show the same object", async () => {
  await using s = await start();
  const { body: one } = await s.post(WI, wid("a", { size: 1 }));
  const { body: two } = await s.get(`${WI2}/a`);
  assert.equal(two.apiVersion, "ex.com/v2");
  assert.equal(two.metadata.uid, one.metadata.uid);
  assert.equal(two.metadata.resourceVersion, one.metadata.resourceVersion);
});

test("CRD-15 a namespaced object needs a namespace", async () => {
  await using s = await start();
  const { status } = await s.post("/apis/ex.com/v1/widgets", wid("a", { size: 1 }));
  assert.ok(status === 404 || status === 405);
});

for (
  const [what, spoil] of [
    ["another name", (d: Json) => (d.metadata.name = "gadgets.ex.com")],
    ["no types", (d: Json) => (d.spec.versions[0].schema.openAPIV3Schema.properties.spec = {})],
    ["no schema", (d: Json) => delete d.spec.versions[0].schema],
    ["two storage versions", (d: Json) => (d.spec.versions[1].storage = true)],
    ["preserveUnknownFields", (d: Json) => (d.spec.preserveUnknownFields = true)],
  ] as const
) {
  test(`CRD-16 a definition with ${what} is refused`, async () => {
    await using s = await api();
    const d = definition();
    spoil(d);
    assert.equal((await s.post(CRDS, d)).status, 422);
  });
}

test("CRD-17 protected groups need approval", async () => {
  await using s = await api();
  const d = definition();
  d.spec.group = "apps.k8s.io";
  d.metadata.name = "widgets.apps.k8s.io";
  const { status, body } = await s.post(CRDS, d);
  assert.equal(status, 422);
  assert.match(body.message, /api-approved\.kubernetes\.io/);
});

test("CRD-18 a taken kind is not served", async () => {
  await using s = await start();
  const d = definition();
  d.metadata.name = "gadgets.ex.com";
  d.spec.names = { plural: "gadgets", kind: "Widget" };
  await s.post(CRDS, d);
  const { conditions } = (await s.get(`${CRDS}/gadgets.ex.com`)).body.status;
  assert.deepEqual(conditions.map((c: Json) => [c.type, c.status]), [
    ["NamesAccepted", "False"],
    ["Established", "False"],
  ]);
  assert.equal((await s.get("/apis/ex.com/v1/namespaces/t/gadgets")).status, 404);
});

test("CRD-19 the scope stays", async () => {
  await using s = await start();
  const { status, body } = await s.patch(`${CRDS}/widgets.ex.com`, { spec: { scope: "Cluster" } });
  assert.equal(status, 422);
  assert.match(body.message, /field is immutable/);
});

test("CRD-20 a later default shows on read", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const d = definition();
  d.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.late = {
    type: "string",
    default: "x",
  };
  await s.patch(`${CRDS}/widgets.ex.com`, { spec: d.spec });
  assert.equal((await s.get(`${WI}/a`)).body.spec.late, "x");
  assert.equal((await s.get(WI)).body.items[0].spec.late, "x");
});

test("LST-02 items of custom lists carry their kind", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const [item] = (await s.get(WI)).body.items;
  assert.equal(item.kind, "Widget");
  assert.equal(item.apiVersion, "ex.com/v1");
});

test("UPD-04 an update needs a version", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const { status, body } = await s.put(`${WI}/a`, wid("a", { size: 2 }));
  assert.equal(status, 422);
  assert.match(
    body.message,
    /metadata\.resourceVersion: Invalid value: 0x0: must be specified for an update/,
  );
});

test("UPD-09 an update does not create", async () => {
  await using s = await start();
  assert.equal((await s.put(`${WI}/new`, wid("new", { size: 1 }))).status, 404);
});

test("NEG-07 custom resources have no protobuf", async () => {
  await using s = await start();
  assert.equal((await s.get(WI, { accept: "application/vnd.kubernetes.protobuf" })).status, 406);
});

test("PB-08 nor protobuf bodies", async () => {
  await using s = await start();
  assert.equal(
    (await s.post(WI, "k8s", { type: "application/vnd.kubernetes.protobuf" })).status,
    415,
  );
});

test("custom resources refuse strategic merge patches", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const type = "application/strategic-merge-patch+json";
  const { status, body } = await s.patch(`${WI}/a`, { spec: { size: 2 } }, { type });
  assert.equal(status, 415);
  assert.match(body.message, /apply-patch/);
});

test("custom resources count generations and keep their status apart", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const spec = await s.patch(`${WI}/a`, { spec: { size: 2 }, status: { phase: "no" } });
  assert.equal(spec.body.metadata.generation, 2);
  assert.equal("status" in spec.body, false);
  const status = await s.patch(`${WI}/a/status`, { spec: { size: 3 }, status: { phase: "up" } });
  assert.deepEqual(status.body.status, { phase: "up" });
  assert.equal(status.body.spec.size, 2);
  assert.equal(status.body.metadata.generation, 2);
});

test("custom resources scale by the paths of their definition", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1, replicas: 2 }));
  await s.patch(`${WI}/a/status`, { status: { replicas: 1, sel: "a=b" } });
  const { body } = await s.get(`${WI}/a/scale`);
  assert.equal(body.spec.replicas, 2);
  assert.deepEqual(body.status, { replicas: 1, selector: "a=b" });
  await s.patch(`${WI}/a/scale`, { spec: { replicas: 5 } });
  assert.equal((await s.get(`${WI}/a`)).body.spec.replicas, 5);
});

test("custom resources have the columns of their definition", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 3 }));
  const { body } = await s.get(WI, TABLE);
  assert.deepEqual(body.columnDefinitions.map((c: Json) => c.name), [
    "Name",
    "Size",
    "Color",
    "Phase",
    "Age",
  ]);
  assert.deepEqual(body.rows[0].cells.slice(0, 4), ["a", 3, "red", null]);
});

test("deleting a definition deletes its objects", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const w = await s.watch(`${WI}?watch=1`);
  await s.delete(`${CRDS}/widgets.ex.com`);
  assert.equal((await s.get(WI)).status, 404);
  assert.equal((await s.get(`${CRDS}/widgets.ex.com`)).status, 404);
  assert.deepEqual(brief(await w.events()), ["ADDED a", "DELETED a"]);
  assert.deepEqual(names(await s.get(CRDS)), []);
  await w.close();
});

test("the metadata of a custom resource is checked as that of any object", async () => {
  await using s = await start();
  const wrong = await s.post(WI, { ...wid("a", { size: 1 }), metadata: { name: "a", labels: 7 } });
  assert.equal(wrong.status, 400);
  assert.equal(
    wrong.body.message,
    'Widget in version "v1" cannot be handled as a Widget: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type map[string]string',
  );
  const metadata = { name: "a", bogus: 7 };
  const unknown = await s.post(WI, { ...wid("a", { size: 1 }), metadata });
  assert.equal(unknown.status, 201);
  assert.match(unknown.headers.get("warning") ?? "", /unknown field \\"metadata\.bogus\\"/);
  const strict = await s.post(`${WI}?fieldValidation=Strict`, {
    ...wid("b", { size: 1 }),
    metadata,
  });
  assert.equal(strict.status, 400);
  const other = await s.post(WI, { ...wid("c", { size: 1 }), kind: "Gadget" });
  assert.equal(
    other.body.message,
    'Gadget.ex.com "c" is invalid: kind: Invalid value: "Gadget": must be Widget',
  );
});

test("replicas that cannot be scaled are refused in the words of the resource", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1, replicas: 1 }));
  const { status, body } = await s.patch(`${WI}/a/scale`, { spec: { replicas: -1 } });
  assert.equal(status, 422);
  assert.equal(
    body.message,
    'Widget.ex.com "a" is invalid: .spec.replicas: Invalid value: -1: should be a non-negative integer',
  );
});

test("every request for a deprecated version is warned of, in its own words or others", async () => {
  await using s = await api();
  const crd = definition();
  const [v1, v2] = crd.spec.versions;
  crd.spec.versions = [
    { ...v1, name: "v1beta1", deprecated: true, deprecationWarning: "old", storage: true },
    { ...v2, name: "v1alpha1", deprecated: true, storage: false },
    { ...v2, name: "v1", storage: false },
  ];
  assert.equal((await s.post(CRDS, crd)).status, 201);
  const warning = async (version: string) =>
    (await s.get(`/apis/ex.com/${version}/widgets`)).headers.get("warning");
  assert.equal(await warning("v1beta1"), '299 - "old"');
  assert.equal(
    await warning("v1alpha1"),
    '299 - "ex.com/v1alpha1 Widget is deprecated; use ex.com/v1 Widget"',
  );
  assert.equal(await warning("v1"), null);
});

test("fields select in the versions that say so", async () => {
  await using s = await api();
  const crd = definition();
  crd.spec.versions[0].selectableFields = [{ jsonPath: ".spec.color" }];
  assert.equal((await s.post(CRDS, crd)).status, 201);
  await s.post(WI, wid("a", { size: 1, color: "blue" }));
  const query = "?fieldSelector=spec.color=blue";
  assert.deepEqual(names(await s.get(WI + query)), ["a"]);
  const other = await s.get(WI2 + query);
  assert.equal(other.status, 400);
  assert.match(other.body.message, /field label not supported: spec.color/);
});

test("a subresource that a version lacks is missing of the object", async () => {
  await using s = await start();
  await s.post(WI, wid("a", { size: 1 }));
  const { status, body } = await s.get(`${WI2}/a/scale`);
  assert.deepEqual([status, body.message], [404, 'widgets.ex.com "a" not found']);
});

test("paths of columns begin with a dot, and one version alone is stored", async () => {
  await using s = await api();
  const crd = definition();
  crd.spec.versions[0].additionalPrinterColumns[0].jsonPath = "spec.size";
  crd.spec.versions[1].storage = true;
  const { status, body } = await s.post(CRDS, crd);
  assert.equal(status, 422);
  const fields = body.details.causes.map((c: Json) => c.field);
  const columns = "spec.versions[0].additionalPrinterColumns[0].JSONPath";
  assert.deepEqual(fields, [columns, "spec.versions", "status.storedVersions"]);
});
