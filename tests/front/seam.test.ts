import assert from "node:assert/strict";
import { createClient } from "kubist";
import { createClient as createBare } from "kubist/client";
import { createTransport } from "kubist/transport";
import { startCluster } from "kubist/testing";
import { tools as all } from "../../lib/front/connect.ts";
import { test } from "../harness.ts";

const text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: cfg}}";

function transport() {
  return createTransport({
    server: "https://127.0.0.1:1",
    open: () => ({
      request: () => Promise.reject(new TypeError("no request is expected")),
      close: () => Promise.resolve(),
    }),
  });
}

test("createClient() of kubist brings the tools, and sends nothing to read manifests", async () => {
  await using k = createClient({ transport: transport() });
  const [object] = await k.yaml(text).toArray();
  assert.equal(object?.metadata.name, "cfg");
});

test("createClient() of kubist/client has no tools and says where they are", async () => {
  await using k = createBare({ transport: transport() });
  assert.throws(() => k.yaml(text), {
    name: "TypeError",
    message:
      'Cannot read manifests: this client was made without tools; import connect, fromConfig or createClient from "kubist", not from "kubist/client"',
  });
});

test("createClient() takes tools of one's own", async () => {
  const readManifests = async function* () {
    yield { apiVersion: "v1", kind: "Secret", metadata: { name: "mine" } };
  };
  const manifests = async () => ({ ...await all.manifests(), readManifests });
  const tools = { ...all, manifests };
  await using k = createBare({ transport: transport(), tools });
  assert.equal((await k.yaml("any.yaml").toArray())[0]?.kind, "Secret");
});

test("cluster.client() has the tools, and so do the clients made of it", async () => {
  await using cluster = await startCluster();
  for (const k of [cluster.client(), cluster.client().dryRun(), cluster.client().use({})]) {
    assert.equal((await k.yaml(text).toArray()).length, 1);
  }
});

test("k.yaml() rejects with the signal's reason and can be left", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const signal = AbortSignal.abort("enough");
  await assert.rejects(k.yaml(text, { signal }).toArray(), (e) => e === "enough");
  for await (const object of k.yaml(`${text}\n---\n${text}`)) {
    assert.equal(object.kind, "ConfigMap");
    break;
  }
});
