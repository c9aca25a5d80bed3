import assert from "node:assert/strict";
import { type Client, type ClientOptions, createClient, ProtocolError } from "kubist";
import type { HttpRequest } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { createTransport } from "kubist/transport";
import { loadProtobuf, protobufType } from "kubist/wire";
import { test } from "../harness.ts";

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly type: string | undefined;
  readonly body: HttpRequest["body"];
}

type Reply = (sent: Sent) => Response | Promise<Response>;

/** A client of a server that is a function, and what it was asked. */
function rig(reply: Reply, options: Partial<ClientOptions> = { contentType: "protobuf" }) {
  const seen: Sent[] = [];
  const transport = createTransport({
    server: "http://scripted",
    open: () => ({
      async request({ method, url, headers, body }) {
        const find = (name: string) => headers.find(([n]) => n === name)?.[1];
        const path = url.slice("http://scripted".length);
        const sent = {
          method,
          path,
          accept: find("accept") ?? "",
          type: find("content-type"),
          body,
        };
        seen.push(sent);
        return await reply(sent);
      },
      close: () => Promise.resolve(),
    }),
  });
  const k: Client = createClient({ transport, ...options });
  return { k, seen };
}

function json(object: unknown, status = 200): Response {
  return new Response(JSON.stringify(object), {
    status,
    headers: { "content-type": "application/json" },
  });
}

async function binary(object: object): Promise<Response> {
  const { encode } = await loadProtobuf();
  return new Response(encode(object), { headers: { "content-type": protobufType } });
}

function refusal(code: number, reason: string): Response {
  return json({ kind: "Status", apiVersion: "v1", metadata: {}, code, reason }, code);
}

const metadata = { name: "a", uid: "u", resourceVersion: "1" };
const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata, data: { a: "1" } };
const accepted = `${protobufType},application/json`;

test("contentType protobuf is asked for with JSON as the way out, and answers of both are read", async () => {
  for (const answer of [json, binary]) {
    const { k, seen } = rig(() => answer(configMap));
    assert.deepEqual(await k.configMaps("web").get("a"), configMap);
    const made = await k.configMaps("web").create({ metadata: { name: "a" }, data: { a: "1" } });
    assert.deepEqual(made, configMap);
    assert.deepEqual(seen.map((s) => s.accept), [accepted, accepted]);
    assert.equal(seen[1]?.type, protobufType);
  }
});

test("contentType of a call beats the client's", async () => {
  const { k, seen } = rig(() => json(configMap), {});
  await k.configMaps("web").get("a", { contentType: "protobuf" });
  await k.configMaps("web").get("a");
  assert.deepEqual(seen.map((s) => s.accept), [accepted, "application/json"]);
});

test("contentType protobuf leaves patches as they are and reads their answers in protobuf", async () => {
  const { k, seen } = rig(() => binary(configMap));
  assert.deepEqual(await k.configMaps("web").patch("a", { data: { a: "1" } }), configMap);
  assert.equal(seen[0]?.type, "application/merge-patch+json");
  assert.equal(seen[0]?.accept, accepted);
});

test("contentType protobuf is not asked for of custom resources", async () => {
  const website = { apiVersion: "example.com/v1", kind: "Website", metadata };
  const { k, seen } = rig(() => json(website));
  const kind = {
    group: "example.com",
    version: "v1",
    kind: "Website",
    plural: "websites",
    singular: "website",
    scope: "Namespaced",
    shortNames: [],
    categories: [],
    verbs: ["get", "create"],
    subresources: [],
  } as const;
  const view = k.of(kind, "web");
  assert.deepEqual(await view.get("a"), website);
  await view.create({ metadata: { name: "a" } } as never);
  assert.deepEqual(seen.map((s) => s.accept), ["application/json", "application/json"]);
  assert.equal(seen[1]?.type, "application/json");
});

test("contentType protobuf gives way to JSON on 406 and 415, for that resource from then on", async () => {
  for (const code of [406, 415]) {
    const { k, seen } = rig((sent) =>
      sent.accept.includes(protobufType) && sent.path.includes("configmaps")
        ? refusal(code, "Unsupported")
        : json({ ...configMap, kind: sent.path.includes("secrets") ? "Secret" : "ConfigMap" })
    );
    const made = await k.configMaps("web").create({ metadata: { name: "a" } });
    assert.deepEqual(made, configMap);
    await k.with({ fieldManager: "me" }).configMaps("web").get("a");
    await k.secrets("web").get("a");
    assert.deepEqual(seen.map((s) => s.accept), [
      accepted,
      "application/json",
      "application/json",
      accepted,
    ]);
    assert.equal(seen[1]?.type, "application/json");
  }
});

test("contentType protobuf takes a 415 for a patch type as what it is", async () => {
  const { k, seen } = rig(() => refusal(415, "UnsupportedMediaType"));
  await assert.rejects(() => k.configMaps("web").patch("a", {}), /415/);
  assert.equal(seen.length, 1);
});

test("contentType protobuf calls torn answers a ProtocolError", async () => {
  const { k } = rig(() =>
    new Response(Uint8Array.of(1, 2, 3), { headers: { "content-type": protobufType } })
  );
  await assert.rejects(() => k.configMaps("web").get("a"), ProtocolError);
});

test("contentType protobuf works on a server that answers JSON", async () => {
  await using cluster = await startCluster();
  const [k, plain] = [cluster.client({ contentType: "protobuf" }), cluster.client()];
  const view = k.configMaps("default");
  const made = await view.create({ metadata: { name: "a" }, data: { a: "1" } });
  assert.deepEqual(made, await plain.configMaps("default").get("a"));
  const changed = await view.update({ ...made, data: { a: "2" } });
  const [event] = await view.watch().take(1).toArray();
  assert.deepEqual(event?.object, changed);
  assert.deepEqual((await view.toArray()).find((o) => o.metadata.name === "a"), changed);
  await assert.rejects(() => view.get("none"), /not found \(404\)/);
  await view.delete("a", { gracePeriodSeconds: 0 });
  assert.equal(await view.find("a"), undefined);
});

test("meta shows the metadata of objects, and nothing else", async () => {
  await using cluster = await startCluster();
  for (const contentType of ["json", "protobuf"] as const) {
    const k = cluster.client({ contentType });
    const name = `of-${contentType}`;
    const labels = { app: name };
    const made = await k.configMaps("default").create({
      metadata: { name, labels },
      data: { a: "1" },
    });
    const expected = {
      kind: "PartialObjectMetadata",
      apiVersion: "meta.k8s.io/v1",
      metadata: made.metadata,
    };
    const view = k.configMaps("default").where(labels).meta;
    assert.deepEqual(await view.get(name), expected);
    assert.deepEqual(await view.find("none"), undefined);
    assert.deepEqual(await view.toArray(), [expected]);
    assert.deepEqual((await view.list()).items, [expected]);
    assert.deepEqual(await view.watch().take(1).toArray(), [{ type: "ADDED", object: expected }]);
    assert.deepEqual(await k.configMaps("*").meta.where(labels).toArray(), [expected]);
  }
});

test("meta of a server that knows no views is cut from whole objects", async () => {
  const list = { apiVersion: "v1", kind: "ConfigMapList", metadata: {}, items: [configMap] };
  const { k, seen } = rig(() => json(list), {});
  const [object] = await k.configMaps("web").meta.toArray();
  assert.deepEqual(object, {
    kind: "PartialObjectMetadata",
    apiVersion: "meta.k8s.io/v1",
    metadata,
  });
  assert.match(
    seen[0]?.accept ?? "",
    /^application\/json;as=PartialObjectMetadataList;.*,application\/json$/,
  );
});

test("select() yields records of lists in pages and of watches", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const view = k.configMaps("default").where("n");
  for (const n of ["1", "2", "3"]) {
    await view.create({ metadata: { name: `c${n}`, labels: { n } }, data: { a: n } });
  }
  const selection = k.configMaps("*").select({ name: "metadata.name", a: "data.a", b: "data.b" })
    .where("n");
  const records = ["1", "2", "3"].map((n) => ({ name: `c${n}`, a: n, b: undefined }));
  assert.deepEqual(await selection.items({ pageSize: 2 }).toArray(), records);
  assert.deepEqual((await selection.list({ limit: 1 })).items, records.slice(0, 1));
  const seen: unknown[] = [];
  for await (const event of selection.watch()) {
    seen.push(event);
    if (event.object.name === "c3" && event.type === "ADDED") await view.delete("c1");
    if (event.type === "DELETED") break;
  }
  assert.deepEqual(seen, [
    ...records.map((object) => ({ type: "ADDED", object })),
    { type: "DELETED", object: records[0] },
  ]);
});

test("select() over protobuf yields the records of JSON", async () => {
  const list = { apiVersion: "v1", kind: "ConfigMapList", metadata: {}, items: [configMap] };
  const fields = { name: "metadata.name", a: "data.a", b: "data.b" } as const;
  for (const answer of [json, binary]) {
    const { k } = rig(() => answer(list));
    const records = await k.configMaps("web").select(fields).toArray();
    assert.deepEqual(records, [{ name: "a", a: "1", b: undefined }]);
  }
});

test("table() reads what the server prints", async () => {
  await using cluster = await startCluster();
  const k = cluster.client({ contentType: "protobuf" });
  await k.configMaps("default").create({ metadata: { name: "a", labels: { t: "1" } }, data: {} });
  const { columns, rows, metadata } = await k.configMaps("default").where("t").table();
  assert.deepEqual(columns.map((c) => c.name), ["Name", "Data", "Age"]);
  assert.deepEqual(rows.map((row) => row.cells.slice(0, 2)), [["a", 0]]);
  assert.equal(rows[0]?.object.metadata.name, "a");
  assert.notEqual(metadata.resourceVersion, "");
});
