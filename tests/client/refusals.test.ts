import assert from "node:assert/strict";
import { ApiError, type Client } from "kubist";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

async function refused(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(() => undefined, (e: unknown) => e);
  assert.ok(error instanceof ApiError, String(error));
  return error;
}

async function withClient(use: (k: Client) => Promise<void>): Promise<void> {
  await using cluster = await startCluster();
  await use(cluster.client());
}

test("update() with an old version is a Conflict that names the object (6.5: 123)", () =>
  withClient(async (k) => {
    const old = await k.configMaps().create({ metadata: { name: "a" } });
    await k.configMaps().patch("a", { data: { x: "1" } });
    const error = await refused(k.configMaps().update({ ...old, data: { x: "2" } }));
    assert.equal(error.reason, "Conflict");
    assert.match(
      error.message,
      /^Cannot update configmaps "a" in namespace "default": .*modified.*; edit\(\) changes what is there by then, and tries again \(409\)$/,
    );
  }));

test("updateStatus() with an old version is told nothing of edit(), which changes no status alone", () =>
  withClient(async (k) => {
    const spec = { containers: [{ name: "c", image: "i" }] };
    const old = await k.pods("default").create({ metadata: { name: "p" }, spec });
    await k.pods("default").patch("p", { metadata: { labels: { a: "b" } } });
    const error = await refused(k.pods("default").updateStatus(old));
    assert.match(error.message, /latest version and try again \(409\)$/);
  }));

test("create() of what exists says so (6.5: 124)", () =>
  withClient(async (k) => {
    await k.configMaps().create({ metadata: { name: "a" } });
    const error = await refused(k.configMaps().create({ metadata: { name: "a" } }));
    assert.equal(error.reason, "AlreadyExists");
    assert.match(error.message, /^Cannot create configmaps .*"a" already exists \(409\)$/);
  }));

test("a change of an immutable field names it (6.5: 125)", () =>
  withClient(async (k) => {
    await k.configMaps().create({ metadata: { name: "a" }, immutable: true, data: { x: "1" } });
    const error = await refused(k.configMaps().patch("a", { data: { x: "2" } }));
    assert.equal(error.reason, "Invalid");
    assert.deepEqual(error.causes.map((cause) => cause.field), ["data"]);
    assert.match(error.message, /field is immutable/);
  }));

test("apply() of what others own names them, and both ways out (6.5: 122)", () =>
  withClient(async (k) => {
    const fields = (x: string) => ({ data: { x } });
    await k.configMaps().apply("a", fields("1"), { fieldManager: "one" });
    const other = { fieldManager: "two" };
    const error = await refused(k.configMaps().apply("a", fields("2"), other));
    assert.equal(
      error.message,
      'Cannot apply configmaps "a" in namespace "default": .data.x is owned by "one"; take it over with force: true, or leave it out (409)',
    );
    await k.configMaps().apply("a", fields("2"), { ...other, force: true });
  }));

test("a JSON patch whose test fails is refused by the server (6.5: 128)", () =>
  withClient(async (k) => {
    await k.configMaps().create({ metadata: { name: "a" }, data: { x: "1" } });
    const patch = [{ op: "test", path: "/data/x", value: "2" }] as const;
    assert.equal((await refused(k.configMaps().patch("a", patch))).reason, "Invalid");
  }));
