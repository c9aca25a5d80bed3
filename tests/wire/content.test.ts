import assert from "node:assert/strict";
import { ProtocolError } from "kubist/errors";
import type { KubeObject } from "kubist";
import {
  type Answer,
  decodeFrames,
  decodePage,
  type Frame,
  loadProtobuf,
  protobufType,
  toApiError,
  toCreateRequest,
  toGetRequest,
  toPatchRequest,
} from "kubist/wire";
import { acceptHeader, accepting, encodeBody } from "../../lib/wire/content.ts";
import { projection } from "../../lib/wire/projection.ts";
import { binaryFrames } from "../../lib/wire/protobuf/events.ts";
import { toJsonAnswer } from "../../lib/wire/response.ts";
import { toTable } from "../../lib/wire/table.ts";
import { test } from "../harness.ts";

const configMaps = {
  group: "",
  version: "v1",
  kind: "ConfigMap",
  plural: "configmaps",
  scope: "Namespaced",
} as const;
const target = { kind: configMaps, namespace: "web" };

const view = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

test("acceptHeader() ends with plain JSON, which every server has", () => {
  assert.equal(acceptHeader("json"), "application/json");
  assert.equal(acceptHeader("protobuf"), `${protobufType},application/json`);
  assert.equal(
    acceptHeader("protobuf", "PartialObjectMetadataList"),
    `${protobufType}${view},application/json${view},application/json`,
  );
  assert.equal(
    acceptHeader("json", "Table"),
    "application/json;as=Table;g=meta.k8s.io;v=v1,application/json",
  );
});

test("accepting() replaces the Accept header and keeps the others", () => {
  const { headers } = accepting(toCreateRequest(target, {}), "a/b");
  assert.deepEqual(headers, [["accept", "a/b"], ["content-type", "application/json"]]);
});

test("encodeBody() writes whole objects in protobuf", async () => {
  const codec = await loadProtobuf();
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { a: "1" } };
  const { body, headers } = encodeBody(toCreateRequest(target, object), codec);
  assert.ok(body instanceof Uint8Array);
  assert.deepEqual(codec.decode(body), object);
  assert.equal(headers.find(([name]) => name === "content-type")?.[1], protobufType);
});

test("encodeBody() leaves what protobuf cannot carry as it is", async () => {
  const codec = await loadProtobuf();
  const requests = [
    toGetRequest({ ...target, name: "a" }),
    toPatchRequest({ ...target, name: "a" }, { data: { a: null } }),
    toCreateRequest(target, { apiVersion: "v1", kind: "ConfigMap", dta: {} }),
    toCreateRequest(target, { apiVersion: "v1", kind: "ConfigMap", data: { a: 1 } }),
    toCreateRequest(target, { apiVersion: "example.com/v1", kind: "Website" }),
  ];
  for (const request of requests) assert.equal(encodeBody(request, codec), request);
});

function binaryAnswer(code: number, bytes: Uint8Array): Answer {
  return { code, contentType: protobufType, text: "", bytes };
}

test("toJsonAnswer() makes a refusal in protobuf the error that it is in JSON", async () => {
  const codec = await loadProtobuf();
  const status = {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: 'configmaps "a" not found',
    reason: "NotFound",
    details: { name: "a", kind: "configmaps" },
    code: 404,
  };
  const request = toGetRequest({ ...target, name: "a" });
  const answer = await toJsonAnswer(binaryAnswer(404, codec.encode(status)));
  const error = toApiError(request, answer);
  assert.equal(error.message, 'Cannot get configmaps "a" in namespace "web": not found (404)');
  assert.deepEqual(error.status, status);
});

test("toJsonAnswer() leaves the text empty for bytes that are no object", async () => {
  const answer = await toJsonAnswer(binaryAnswer(500, Uint8Array.of(1, 2, 3)));
  assert.equal(toApiError(toGetRequest(target), answer).reason, "InternalError");
});

test("decodePage() fills in the type of items that came in protobuf", async () => {
  const codec = await loadProtobuf();
  const items = [{ metadata: { name: "a" } }];
  const list = { kind: "ConfigMapList", apiVersion: "v1", metadata: {}, items };
  const page = decodePage(
    toGetRequest(target),
    binaryAnswer(200, codec.encode(list)),
    configMaps,
    codec,
  );
  assert.deepEqual(page.items, [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } }]);
});

/** A DELETED event of an object that says which version it is, as the server frames it. */
async function frame(name: string): Promise<Uint8Array> {
  const codec = await loadProtobuf();
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name, resourceVersion: "7" } };
  const raw = codec.encode(object);
  assert.ok(raw.length < 128 - 2);
  const type = new TextEncoder().encode("DELETED");
  const extension = [0x0a, raw.length, ...raw];
  const event = [0x0a, type.length, ...type, 0x12, extension.length, ...extension];
  return Uint8Array.of(0, 0, 0, event.length, ...event);
}

function bodyOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) {
        controller.enqueue(bytes.subarray(at, at + size));
      }
      controller.close();
    },
  });
}

async function framesOf(bytes: Uint8Array, size: number): Promise<Frame[]> {
  const reader = decodeFrames(bodyOf(bytes, size), () => {}, binaryFrames(await loadProtobuf()));
  const frames: Frame[] = [];
  for (let next = await reader.next(); !next.done; next = await reader.next()) {
    frames.push(...next.value);
  }
  return frames;
}

test("binaryFrames() reads the events of a watch however the bytes arrive", async () => {
  const bytes = Uint8Array.of(...await frame("a"), ...await frame("b"));
  for (const size of [1, 5, bytes.length]) {
    const frames = await framesOf(bytes, size);
    assert.deepEqual(frames.map((f) => [f.type, (f.object as KubeObject).metadata.name]), [
      ["DELETED", "a"],
      ["DELETED", "b"],
    ]);
  }
});

test("binaryFrames() hands over what precedes a frame that is no event", async () => {
  const bytes = Uint8Array.of(...await frame("a"), 0, 0, 0, 2, 0x0a, 0);
  const read = decodeFrames(
    bodyOf(bytes, bytes.length),
    () => {},
    binaryFrames(await loadProtobuf()),
  );
  assert.equal((await read.next() as IteratorYieldResult<readonly Frame[]>).value.length, 1);
  await assert.rejects(() => read.next(), ProtocolError);
});

test("projection() picks values by their paths", () => {
  const { paths, pick } = projection({
    name: "metadata.name",
    app: "metadata.labels.app.kubernetes.io/name",
    image: "spec.containers.1.image",
    none: "spec.none.deeper",
  });
  assert.deepEqual(paths[0], ["metadata", "name"]);
  const object = {
    metadata: { name: "a", labels: { app: "x", "app.kubernetes.io/name": "shop" } },
    spec: { containers: [{ image: "i0" }, { image: "i1" }] },
  };
  assert.deepEqual(pick(object), { name: "a", app: "shop", image: "i1", none: undefined });
  assert.deepEqual(projection({ up: "constructor.name" }).pick({}), { up: undefined });
});

test("projection() refuses what cannot be a path or a name", () => {
  assert.throws(() => projection({ name: "" }), /Cannot select "" as "name"/);
  assert.throws(() => projection(JSON.parse('{"__proto__": "kind"}')), TypeError);
});

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a", labels: { app: "x" }, creationTimestamp: "2026-01-02T03:04:05Z" },
  spec: {
    nodeName: "n1",
    containers: [
      { name: "c0", image: "i0", resources: { limits: { cpu: "1" } } },
      { name: "c1", image: "i1", resources: {} },
    ],
  },
  status: { phase: "Running", podIP: "10.0.0.1" },
};
const podKind = { group: "", version: "v1", kind: "Pod" };

test("ProtobufCodec.only() decodes the fields on its paths and no others", async () => {
  const codec = await loadProtobuf();
  const paths = [["metadata", "name"], ["spec", "containers", "0", "image"], ["status", "phase"]];
  const reader = codec.only(podKind, paths);
  const small = {
    metadata: { name: "a" },
    spec: { containers: [{ image: "i0" }, { image: "i1" }] },
    status: { phase: "Running" },
  };
  const type = { apiVersion: "v1", kind: "Pod" };
  assert.deepEqual(reader.decode(codec.encode(pod)), { ...type, ...small });
  const list = { apiVersion: "v1", kind: "PodList", metadata: { continue: "c" }, items: [pod] };
  assert.deepEqual(reader.decode(codec.encode(list)), { ...list, items: [small] });
});

test("ProtobufCodec.only() takes maps, times and what a path ends at as a whole", async () => {
  const codec = await loadProtobuf();
  const paths = [
    ["metadata", "labels", "app"],
    ["metadata", "creationTimestamp"],
    ["spec", "containers"],
    ["spec", "containers", "0", "image"],
  ];
  const whole = codec.decode(codec.encode(pod)) as typeof pod;
  assert.deepEqual(codec.only(podKind, paths).decode(codec.encode(pod)), {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { labels: { app: "x" }, creationTimestamp: "2026-01-02T03:04:05Z" },
    spec: { containers: whole.spec.containers },
  });
});

test("ProtobufCodec.only() leaves other kinds whole", async () => {
  const codec = await loadProtobuf();
  const reader = codec.only(podKind, [["metadata", "name"]]);
  const node = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, type: "Opaque" };
  assert.deepEqual(reader.decode(codec.encode(node)), codec.decode(codec.encode(node)));
});

test("toTable() reads columns and rows", () => {
  const metadata = { name: "a" };
  const table = toTable({
    kind: "Table",
    metadata: { resourceVersion: "5", continue: "c" },
    columnDefinitions: [{ name: "Name", type: "string", format: "name", description: "d" }],
    rows: [
      { cells: ["a"], object: { metadata }, conditions: [{ type: "Completed", status: "True" }] },
      { cells: [null], object: { metadata } },
    ],
  });
  assert.deepEqual(table, {
    columns: [{ name: "Name", type: "string", format: "name", description: "d", priority: 0 }],
    rows: [
      { cells: ["a"], object: { metadata }, completed: true },
      { cells: [null], object: { metadata }, completed: false },
    ],
    metadata: { resourceVersion: "5", continue: "c" },
  });
});

test("toTable() shows names and ages of a server that makes no tables", () => {
  const metadata = { name: "a", creationTimestamp: "2026-01-02T03:04:05Z" };
  const table = toTable({ kind: "FooList", metadata: {}, items: [{ metadata }] });
  assert.deepEqual(table?.columns.map((c) => c.name), ["Name", "Created At"]);
  assert.deepEqual(table?.rows[0]?.cells, ["a", "2026-01-02T03:04:05Z"]);
  assert.equal(toTable({ kind: "Status" }), undefined);
});
