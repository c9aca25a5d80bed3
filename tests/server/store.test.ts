import assert from "node:assert/strict";
import { createStore } from "../../lib/server/store.ts";
import { test } from "../harness.ts";

const objectOf = (name: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "t", uid: name, resourceVersion: "", creationTimestamp: "" },
});

test("createStore() shares the encoded events of young changes, and keeps no others", () => {
  const store = createStore(10_000);
  store.listen("/configmaps", (change) => void change.encoded?.set("json ADDED", new Uint8Array()));
  for (let i = 0; i < 500; i++) store.put("/configmaps", objectOf(`a${i}`));
  const changes = store.of("/configmaps").changesAfter(0);
  assert.equal(changes.length, 500);
  const sharing = changes.filter(({ encoded }) => encoded !== undefined);
  assert.deepEqual(sharing, changes.slice(-sharing.length));
  assert.ok(sharing.length > 10 && sharing.length <= 100, `${sharing.length}`);
  assert.equal(sharing.at(-1)?.encoded?.size, 1);
});
