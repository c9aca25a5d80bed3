import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { listBare, watchBare } from "./bare.ts";
import { createFixture } from "./fixture.ts";

const fixture = createFixture({ pods: 25, events: 10, pageSize: 10 });
const get = (path: string) => Promise.resolve(fixture(new Request(`https://fixture${path}`)));

test("createFixture() serves every pod once, in pages", async () => {
  assert.equal(await listBare(get, 10), 25);
  const first = await (await get("/api/v1/pods?limit=10")).json();
  assert.equal(first.metadata.remainingItemCount, 15);
  const names = new Set(first.items.map((p: { metadata: { name: string } }) => p.metadata.name));
  assert.equal(names.size, 10);
});

test("createFixture() streams events, then keeps the watch open", async () => {
  assert.equal(await watchBare(get, 10), 10);
  const watch = await get("/api/v1/namespaces/web/pods?watch=true");
  const reader = watch.body?.getReader();
  assert.ok(reader);
  const open = setTimeout(() => void reader.cancel(), 200);
  let bytes = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    bytes += step.value.length;
  }
  clearTimeout(open);
  assert.ok(bytes > 10_000);
});

test("createFixture() refuses what it has not prepared", async () => {
  assert.equal((await get("/api/v1/pods?limit=500")).status, 404);
  assert.equal((await get("/api/v1/pods?limit=10&continue=9")).status, 404);
  assert.equal((await get("/api/v1/nodes")).status, 404);
});
