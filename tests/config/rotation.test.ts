import assert from "node:assert/strict";
import { loadConfig } from "kubist/config";
import { manualClock } from "kubist/stream";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const next = await createCertificateAuthority();
const pair = await authority.issue({ commonName: "me", usage: "client" });
const renewed = await authority.issue({ commonName: "me", usage: "client" });
const bearer = (token: string) => [["Authorization", `Bearer ${token}`]];

async function machine() {
  const runtime = fakeRuntime({
    files: { "/t": " one\n", "/ca": authority.cert, "/c": pair.cert, "/k": pair.key },
  });
  const clock = manualClock();
  const write = (path: string, text: string) => runtime.files.set(path, { text, mode: 0o600 });
  const options = {
    server: "https://h",
    tokenFile: "/t",
    caFile: "/ca",
    certFile: "/c",
    keyFile: "/k",
  };
  return { runtime, clock, write, ...await loadConfig(options, { runtime, clock }) };
}

test("credentials.headers() reads a token file again each minute", async () => {
  const { runtime, clock, write, credentials } = await machine();
  const first = await credentials.headers();
  assert.deepEqual([...first], bearer("one"));
  const reads = runtime.reads.length;
  write("/t", "two");
  await clock.advance(49_000);
  assert.equal(await credentials.headers(), first);
  assert.equal(runtime.reads.length, reads);
  await clock.advance(11_000);
  assert.deepEqual([...await credentials.headers()], bearer("two"));
});

test("credentials.headers() keeps the array while the token stays", async () => {
  const { clock, credentials } = await machine();
  const first = await credentials.headers();
  await clock.advance(120_000);
  assert.equal(await credentials.headers(), first);
});

test("credentials.headers() keeps the last good token while the file is broken", async () => {
  const { runtime, clock, write, credentials } = await machine();
  await credentials.headers();
  for (const text of ["", " \n", "bad\ntoken"]) {
    write("/t", text);
    await clock.advance(60_000);
    assert.deepEqual([...await credentials.headers()], bearer("one"));
  }
  runtime.files.delete("/t");
  await clock.advance(60_000);
  assert.deepEqual([...await credentials.headers()], bearer("one"));
  write("/t", "three");
  await clock.advance(60_000);
  assert.deepEqual([...await credentials.headers()], bearer("three"));
});

test("credentials.invalidate() reads the token file at once", async () => {
  const { write, credentials } = await machine();
  const headers = await credentials.headers();
  assert.equal(await credentials.invalidate({ headers }), false, "nothing new to try");
  write("/t", "two");
  assert.equal(await credentials.invalidate({ headers }), true);
  assert.deepEqual([...await credentials.headers()], bearer("two"));
  write("/t", "three");
  assert.equal(await credentials.invalidate({ headers }), true, "renewed by another meanwhile");
  assert.deepEqual([...await credentials.headers()], bearer("two"));
});

test("credentials.certificate() follows its files, both or none", async () => {
  const { clock, write, credentials } = await machine();
  const first = await credentials.certificate();
  assert.equal(first?.cert, pair.cert);
  write("/c", renewed.cert);
  await clock.advance(61_000);
  assert.equal(await credentials.certificate(), first, "a pair out of step is not taken");
  write("/k", renewed.key);
  await clock.advance(61_000);
  const second = await credentials.certificate();
  assert.deepEqual([second?.cert, second?.key], [renewed.cert, renewed.key]);
  await clock.advance(61_000);
  assert.equal(await credentials.certificate(), second);
});

test("credentials.invalidate() reads the certificate files at once", async () => {
  const { write, credentials } = await machine();
  const certificate = await credentials.certificate();
  write("/c", renewed.cert);
  write("/k", renewed.key);
  assert.equal(await credentials.invalidate({ certificate }), true);
  assert.equal((await credentials.certificate())?.key, renewed.key);
});

test("authority.ca() follows its file and passes over a broken one", async () => {
  const { clock, write, authority: trust } = await machine();
  assert.equal(await trust.ca(), authority.cert);
  assert.equal(await trust.invalidate(), false);
  for (const text of ["", "half", authority.cert.slice(0, 100)]) {
    write("/ca", text);
    await clock.advance(61_000);
    assert.equal(await trust.ca(), authority.cert);
  }
  write("/ca", next.cert);
  assert.equal(await trust.invalidate(), true);
  assert.equal(await trust.ca(), next.cert);
});

test("credentials.headers() reads once for many that ask at the same time", async () => {
  const { runtime, clock, credentials } = await machine();
  await credentials.headers();
  await clock.advance(60_000);
  const reads = runtime.reads.length;
  await Promise.all(Array.from({ length: 20 }, () => credentials.headers()));
  assert.equal(runtime.reads.length, reads + 1);
});
