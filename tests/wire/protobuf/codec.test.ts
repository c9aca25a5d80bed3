import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { ProtocolError } from "kubist/errors";
import { loadProtobuf } from "kubist/wire";
import { skip, test } from "../../harness.ts";

const golden = join(import.meta.dirname ?? ".", "../../../../shared/kubernetes-1.36/roundtrip");
const names = await readdir(golden).then(
  (files) => files.filter((f) => f.endsWith(".pb")).sort(),
  () => [],
);
const withGolden = (name: string, fn: () => Promise<void>) =>
  names.length > 0 ? test(name, fn) : skip(name, "../shared/kubernetes-1.36/roundtrip is not here");

async function pair(file: string): Promise<{ bytes: Uint8Array; json: object }> {
  const bytes = new Uint8Array(await readFile(join(golden, file)));
  const text = await readFile(join(golden, file.replace(/pb$/, "json")), "utf8");
  return { bytes, json: JSON.parse(text) };
}

const objects = names.filter((name) => !name.includes("WatchEvent"));

withGolden("decode() gives the JSON of every golden object", async () => {
  const protobuf = await loadProtobuf();
  assert.ok(objects.length >= 14, String(objects.length));
  for (const file of objects) {
    const { bytes, json } = await pair(file);
    assert.deepEqual(protobuf.decode(bytes), json, file);
  }
});

withGolden("encode() gives the bytes of every golden object", async () => {
  const protobuf = await loadProtobuf();
  for (const file of objects) {
    const { bytes, json } = await pair(file);
    assert.deepEqual(protobuf.encode(json), bytes, file);
  }
});

withGolden("decodeEvent() reads an event whose object is JSON", async () => {
  const protobuf = await loadProtobuf();
  const { bytes, json } = await pair("core.v1.WatchEvent.pb");
  // The golden event is in an envelope, which the frames of a watch are not: two bytes of type, then
  // the message up to the two empty fields at the end.
  assert.deepEqual(protobuf.decodeEvent(bytes.subarray(12, bytes.length - 4)), json);
});

const pod = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "a", creationTimestamp: "2026-01-02T03:04:05Z" },
  spec: { containers: [{ name: "c", resources: {} }], terminationGracePeriodSeconds: 0 },
  status: { phase: "Running" },
};

test("decode() undoes encode()", async () => {
  const protobuf = await loadProtobuf();
  assert.deepEqual(protobuf.decode(protobuf.encode(pod)), pod);
});

test("decode() shows what Go never leaves out", async () => {
  const protobuf = await loadProtobuf();
  const read = (object: object) => protobuf.decode(protobuf.encode(object));
  assert.deepEqual(read({ kind: "Deployment", apiVersion: "apps/v1" }), {
    kind: "Deployment",
    apiVersion: "apps/v1",
    metadata: {},
    spec: {
      selector: null,
      strategy: {},
      template: { metadata: {}, spec: { containers: null } },
    },
    status: {},
  });
  assert.deepEqual(read({ kind: "Role", apiVersion: "rbac.authorization.k8s.io/v1" }), {
    kind: "Role",
    apiVersion: "rbac.authorization.k8s.io/v1",
    metadata: {},
    rules: null,
  });
  assert.deepEqual(read({ kind: "PodList", apiVersion: "v1" }).items, []);
});

test("encode() keeps a zero that stands for itself", async () => {
  const protobuf = await loadProtobuf();
  const scaled = { kind: "ReplicaSet", apiVersion: "apps/v1", spec: { replicas: 0 } };
  const { spec } = protobuf.decode(protobuf.encode(scaled)) as { spec: { replicas?: number } };
  assert.equal(spec.replicas, 0);
});

test("encode() refuses what would be lost", async () => {
  const protobuf = await loadProtobuf();
  const wrong: [object, RegExp][] = [
    [
      { ...pod, spec: { containers: [{ name: "c", imagge: "x" }] } },
      /spec\.containers\[0\]\.imagge/,
    ],
    [{ ...pod, spec: { containers: {} } }, /spec\.containers as protobuf: a object is not a list/],
    [{ ...pod, metadata: { name: 1 } }, /metadata\.name as protobuf: a number is not a string/],
    [{ ...pod, spec: { priority: 1.5 } }, /spec\.priority .* is not a whole number/],
    [{ kind: "Website", apiVersion: "example.com/v1" }, /no such form; send JSON/],
    [{ metadata: {} }, /send JSON/],
    [{ kind: "Secret", apiVersion: "v1", data: { a: "!" } }, /data\.a .* is not base64/],
  ];
  for (const [object, message] of wrong) {
    assert.throws(() => protobuf.encode(object), { name: "TypeError", message });
  }
});

test("encode() reads the times, quantities and numbers that users write", async () => {
  const protobuf = await loadProtobuf();
  const read = (object: object) => protobuf.decode(protobuf.encode(object));
  const lease = {
    kind: "Lease",
    apiVersion: "coordination.k8s.io/v1",
    metadata: {},
    spec: { renewTime: "2026-01-02T05:04:05.1+02:00" },
  };
  assert.deepEqual(read(lease).spec, { renewTime: "2026-01-02T03:04:05.100000Z" });
  const quota = {
    kind: "ResourceQuota",
    apiVersion: "v1",
    spec: { hard: { cpu: 2, memory: "1Gi" } },
  };
  assert.deepEqual(read(quota).spec, { hard: { cpu: "2", memory: "1Gi" } });
  const service = {
    kind: "Service",
    apiVersion: "v1",
    spec: { ports: [{ port: 1, targetPort: "web" }, { port: 2, targetPort: 0 }, { port: 3 }] },
  };
  assert.deepEqual(read(service).spec, {
    ports: [{ port: 1, targetPort: "web" }, { port: 2, targetPort: 0 }, { port: 3, targetPort: 0 }],
  });
  const late = { kind: "Pod", apiVersion: "v1", metadata: { creationTimestamp: "today" } };
  assert.throws(() => protobuf.encode(late), { name: "SyntaxError", message: /not RFC 3339/ });
});

test("encode() and decode() carry schemas that are a boolean, a list or raw JSON", async () => {
  const protobuf = await loadProtobuf();
  const openAPIV3Schema = {
    type: "object",
    additionalProperties: false,
    items: [{ type: "string" }, { type: "integer" }],
    default: { a: [1, null, "x"] },
    enum: [1, "a", null],
    properties: {
      a: { additionalProperties: { type: "string" } },
      b: { items: { type: "string" } },
    },
    dependencies: { a: ["b"], c: { type: "object" } },
    "x-kubernetes-preserve-unknown-fields": true,
  };
  const crd = {
    kind: "CustomResourceDefinition",
    apiVersion: "apiextensions.k8s.io/v1",
    spec: { versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema } }] },
  };
  const read = protobuf.decode(protobuf.encode(crd)) as typeof crd;
  assert.deepEqual(read.spec.versions[0]?.schema, { openAPIV3Schema });
});

test("encode() and decode() keep bytes that are empty", async () => {
  const protobuf = await loadProtobuf();
  const read = (object: object) => protobuf.decode(protobuf.encode(object)) as { spec: object };
  const request = (bytes: string | null) => ({
    kind: "CertificateSigningRequest",
    apiVersion: "certificates.k8s.io/v1",
    spec: { request: bytes, signerName: "a/b", extra: { a: [] } },
  });
  assert.deepEqual(read(request("")).spec, request("").spec);
  assert.deepEqual(read(request(null)).spec, request(null).spec);
  const secret = { kind: "Secret", apiVersion: "v1", metadata: {}, data: { a: "", b: null } };
  assert.deepEqual(read(secret), { ...secret, data: { a: "", b: "" } });
});

test("encode() and decode() know kinds that no server of 1.36 serves, and those of add-ons", async () => {
  const protobuf = await loadProtobuf();
  const user = { username: "a", extra: { b: ["c"] } };
  const objects = [
    {
      kind: "TokenReview",
      apiVersion: "authentication.k8s.io/v1beta1",
      metadata: {},
      spec: { token: "t" },
      status: { user },
    },
    {
      kind: "PodMetrics",
      apiVersion: "metrics.k8s.io/v1beta1",
      metadata: { name: "p" },
      timestamp: "2026-01-02T03:04:05Z",
      window: "15s",
      containers: [{ name: "c", usage: { cpu: "5m" } }],
    },
    {
      kind: "Eviction",
      apiVersion: "policy/v1beta1",
      metadata: { name: "p" },
      deleteOptions: { gracePeriodSeconds: 0 },
    },
  ];
  for (const object of objects) assert.deepEqual(protobuf.decode(protobuf.encode(object)), object);
  const evicted = objects[2] as { deleteOptions: object };
  const typed = { ...evicted, deleteOptions: { kind: "DeleteOptions", ...evicted.deleteOptions } };
  assert.deepEqual(protobuf.encode(typed), protobuf.encode(evicted));
});

test("decode() skips fields that are newer than the table", async () => {
  const protobuf = await loadProtobuf();
  const bytes = protobuf.encode({ kind: "ConfigMap", apiVersion: "v1", data: { a: "1" } });
  // Field 900, a string, at the end of the message: its length stands two fields before the end.
  const extra = [0xa2, 0x38, 0x01, 0x78];
  const at = bytes.length - 4;
  const longer = Uint8Array.from([...bytes.subarray(0, at), ...extra, ...bytes.subarray(at)]);
  const lengthAt = 4 + 2 + 4 + "ConfigMap".length + 2 + 1;
  longer[lengthAt] = (longer[lengthAt] ?? 0) + extra.length;
  assert.deepEqual(protobuf.decode(longer), protobuf.decode(bytes));
});

test("handles() knows the kinds with a protobuf form", async () => {
  const protobuf = await loadProtobuf();
  assert.ok(protobuf.handles({ group: "apps", version: "v1", kind: "Deployment" }));
  assert.ok(protobuf.handles({ group: "", version: "v1", kind: "Status" }));
  assert.ok(protobuf.handles({ group: "example.com", version: "v1", kind: "DeleteOptions" }));
  assert.ok(!protobuf.handles({ group: "example.com", version: "v1", kind: "Website" }));
  assert.ok(!protobuf.handles({ group: "apps", version: "v9", kind: "Deployment" }));
});

test("decode() calls torn bytes a ProtocolError, whatever is wrong with them", async () => {
  const protobuf = await loadProtobuf();
  const whole = protobuf.encode(pod);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((tail) => Uint8Array.of(0x6b, 0x38, 0x73, 0, ...tail)),
    fc.uint8Array({ maxLength: 40 }),
    fc.nat(whole.length - 1).map((end) => whole.subarray(0, end)),
    fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => {
      const copy = whole.slice();
      copy[at] = byte;
      return copy;
    }),
  );
  fc.assert(
    fc.property(bytes, (given) => {
      for (const read of [protobuf.decode, protobuf.decodeEvent]) {
        try {
          read(given);
        } catch (error) {
          assert.ok(error instanceof ProtocolError, String(error));
        }
      }
    }),
    { numRuns: 2000 },
  );
});
