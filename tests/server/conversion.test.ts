import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, PO, pod, SV } from "./api.ts";

const V1 = "/apis/example.com/v1/namespaces/t/ranges";
const V2 = "/apis/example.com/v2/namespaces/t/ranges";

// deno-lint-ignore no-explicit-any -- objects of two versions are read field by field
type Range = any;

/** In v1 there is `spec.min`, in v2 `spec.range.min`. */
function converted(object: Range, apiVersion: string): Range {
  const spec = apiVersion.endsWith("v2")
    ? { range: { min: object.spec.min } }
    : { min: object.spec.range.min };
  return { ...object, apiVersion, spec };
}

interface Conversions extends Api {
  /** How many objects each review had. */
  readonly asked: readonly number[];
}

async function ranges(refuses: () => boolean = () => false): Promise<Conversions> {
  const asked: number[] = [];
  const s = await api({
    async http(request) {
      const { apiVersion, kind, request: { uid, objects, desiredAPIVersion } } = await request
        .json();
      asked.push(objects.length);
      const response = refuses() ? { uid, result: { status: "Failure", message: "not now" } } : {
        uid,
        result: { status: "Success" },
        convertedObjects: objects.map((o: Range) => converted(o, desiredAPIVersion)),
      };
      return Response.json({ apiVersion, kind, response });
    },
  });
  await s.post(PO, pod("hooks", { metadata: { labels: { app: "hooks" } } }));
  await s.patch(`${PO}/hooks/status`, {
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
  const ports = [{ port: 443 }];
  await s.post(SV, { metadata: { name: "hooks" }, spec: { selector: { app: "hooks" }, ports } });
  const min = { type: "integer", maximum: 9 };
  const version = (name: string, properties: object) => ({
    name,
    served: true,
    storage: name === "v1",
    schema: {
      openAPIV3Schema: {
        type: "object",
        properties: { spec: { type: "object", properties } },
      },
    },
  });
  const made = await s.post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", {
    metadata: { name: "ranges.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "ranges", kind: "Range" },
      versions: [
        version("v1", { min }),
        version("v2", { range: { type: "object", properties: { min } } }),
      ],
      conversion: {
        strategy: "Webhook",
        webhook: {
          conversionReviewVersions: ["v1"],
          clientConfig: { service: { name: "hooks", namespace: "t", path: "/convert" } },
        },
      },
    },
  });
  assert.equal(made.status, 201, made.text);
  assert.equal(made.headers.get("warning"), null);
  await Promise.resolve();
  return Object.assign(s, { asked });
}

const range = (version: string, name: string, min: number) => ({
  apiVersion: `example.com/${version}`,
  kind: "Range",
  metadata: { name },
  spec: version === "v1" ? { min } : { range: { min } },
});

test("a webhook converts what is read in another version than it was written in", async () => {
  await using s = await ranges();
  assert.equal((await s.post(V1, range("v1", "a", 3))).status, 201);
  assert.deepEqual((await s.get(`${V2}/a`)).body.spec, { range: { min: 3 } });
  const made = await s.post(V2, range("v2", "b", 4));
  assert.equal(made.status, 201, made.text);
  assert.deepEqual(made.body.spec, { range: { min: 4 } });
  assert.deepEqual((await s.get(`${V1}/b`)).body.spec, { min: 4 });
  const { items } = (await s.get(V2)).body;
  assert.deepEqual(items.map((o: Range) => o.spec.range.min), [3, 4]);
});

test("updates, patches and applies in another version are converted there and back", async () => {
  await using s = await ranges();
  await s.post(V1, range("v1", "a", 3));
  const patched = await s.patch(`${V2}/a`, { spec: { range: { min: 5 } } });
  assert.deepEqual(patched.body.spec, { range: { min: 5 } }, patched.text);
  assert.deepEqual((await s.get(`${V1}/a`)).body.spec, { min: 5 });
  const { body } = await s.get(`${V2}/a`);
  const put = await s.put(`${V2}/a`, { ...body, spec: { range: { min: 6 } } });
  assert.equal(put.status, 200, put.text);
  assert.deepEqual((await s.get(`${V1}/a`)).body.spec, { min: 6 });
  assert.equal((await s.delete(`${V2}/a`)).status, 200);
});

test("watches see other versions' writes in their own", async () => {
  await using s = await ranges();
  await s.post(V1, range("v1", "a", 1));
  const watch = await s.watch(`${V2}?watch=1`);
  await s.post(V1, range("v1", "b", 2));
  await s.patch(`${V1}/a`, { spec: { min: 7 } });
  const events = [await watch.next(), await watch.next(), await watch.next()];
  await watch.close();
  assert.deepEqual(events.map((e) => [e.type, e.object.apiVersion, e.object.spec.range.min]), [
    ["ADDED", "example.com/v2", 1],
    ["ADDED", "example.com/v2", 2],
    ["MODIFIED", "example.com/v2", 7],
  ]);
});

test("what is in its own version is not sent, and lists are sent as one", async () => {
  await using s = await ranges();
  const objects = [1, 2, 3].map((i) => ({
    ...range("v1", `o${i}`, i),
    metadata: { name: `o${i}`, namespace: "t" },
  }));
  await s.server.plant(objects);
  assert.deepEqual((await s.get(V1)).body.items.length, 3);
  assert.deepEqual(s.asked, []);
  assert.deepEqual((await s.get(V2)).body.items.length, 3);
  assert.deepEqual((await s.get(V2)).body.items.length, 3);
  assert.deepEqual(s.asked, [3]);
});

test("a conversion that fails fails the request", async () => {
  let refuses = false;
  await using s = await ranges(() => refuses);
  await s.server.plant([{ ...range("v1", "a", 1), metadata: { name: "a", namespace: "t" } }]);
  refuses = true;
  const { status, body } = await s.get(`${V2}/a`);
  assert.equal(status, 500);
  assert.equal(body.message, "conversion webhook for example.com/v1, Kind=Range failed: not now");
});

test("what cannot be converted is stored, for those who read the stored version", async () => {
  let refuses = false;
  await using s = await ranges(() => refuses);
  assert.equal((await s.post(V2, range("v2", "good", 1))).status, 201);
  const watch = await s.watch(`${V2}?watch=1`);
  assert.equal((await watch.next()).object.metadata.name, "good");
  refuses = true;
  const made = await s.post(V1, range("v1", "bad", 2));
  assert.equal(made.status, 201, made.text);
  assert.equal((await s.patch(`${V1}/bad`, { spec: { min: 3 } })).status, 200);
  assert.deepEqual((await s.get(`${V1}/bad`)).body.spec, { min: 3 });
  for (const path of [`${V2}/bad`, V2]) assert.equal((await s.get(path)).status, 500, path);
  assert.equal((await s.delete(`${V2}/bad`)).status, 500);
  assert.equal((await s.get(`${V2}/good`)).status, 200);
  assert.equal(await watch.next(), undefined);
  assert.equal((await s.delete(`${V1}/bad`)).status, 200);
  assert.equal((await s.get(V2)).body.items.length, 1);
});

test("an object is checked in the version that it is written in", async () => {
  await using s = await ranges();
  const { status, body } = await s.post(V2, range("v2", "a", 10));
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].field, "spec.range.min");
  assert.match((await s.post(V2, range("v2", "b", 1))).text, /"f:range"/);
});
