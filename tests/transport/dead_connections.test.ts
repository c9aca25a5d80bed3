import assert from "node:assert/strict";
import { connect, type ConnectOptions } from "kubist";
import { runtime } from "kubist/runtime";
import { systemClock } from "kubist/stream";
import { startCluster } from "kubist/testing";
import { chance } from "../faults/chance.ts";
import { type Proxy, startProxy } from "../faults/proxy.ts";
import { test } from "../harness.ts";
import { startApi } from "../matrix/server.ts";
import { certificates, get, kinds, rawServer, until } from "../runtime/fixtures.ts";

/** A server behind a proxy, and how to connect to it through the proxy. */
interface Road extends AsyncDisposable {
  readonly proxy: Proxy;
  readonly options: ConnectOptions;
}

async function openRoad(): Promise<Road> {
  const cluster = await startCluster();
  const { server, ca, token } = await cluster.listen();
  const proxy = await startProxy(server, chance(1, "dead connections"));
  return {
    proxy,
    options: { server: `https://127.0.0.1:${proxy.port}`, ca, token, namespace: "default" },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await cluster.stop();
    },
  };
}

/** Makes all connections that are open dead without a word. */
async function killQuietly(proxy: Proxy): Promise<void> {
  while (proxy.breakable) await proxy.hit("half-open");
}

/** What a call may take that does not wait for the dead; the deadline of all calls is 90 s. */
const soonMs = 20_000;

test("a read on a connection that died without a word is asked again over a new one", async () => {
  await using road = await openRoad();
  await using k = await connect({ ...road.options, secondConnectionMs: 300 });
  await k.configMaps().create({ metadata: { name: "a" } });
  const before = road.proxy.accepted;
  await killQuietly(road.proxy);
  const start = performance.now();
  assert.equal((await k.configMaps().get("a")).metadata.name, "a");
  assert.ok(performance.now() - start < soonMs);
  assert.equal(road.proxy.accepted, before + 1);
  // The dead connection is used no more, so that a write meets a living one.
  await k.configMaps().create({ metadata: { name: "b" } });
  assert.ok(performance.now() - start < soonMs);
  assert.equal(road.proxy.accepted, before + 1);
});

test("a read over HTTP/2 does not wait for a dead connection either", async () => {
  const { ca, server } = await certificates();
  await using api = await startApi({ http2: true, tls: { ...server, clientCa: ca } });
  api.users.set("Bearer t", "tom");
  const proxy = await startProxy(api.url, chance(1, "dead connections"));
  const k = await connect({
    server: `https://127.0.0.1:${proxy.port}`,
    ca,
    token: "t",
    http2: true,
    secondConnectionMs: 300,
  });
  await k.version();
  const before = proxy.accepted;
  await killQuietly(proxy);
  const start = performance.now();
  await k.version();
  await k.version();
  assert.ok(performance.now() - start < soonMs);
  assert.ok(proxy.accepted > before);
  assert.deepEqual([...new Set(api.seen.map(({ version }) => version))], [2]);
  await k.close();
  await proxy.close();
});

test("a read of a slow server is answered by whichever connection is first, once", async () => {
  let asked = 0;
  let answered = 0;
  const listener = await runtime().listen(async () => {
    asked++;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    answered++;
    return Response.json({ major: "1" });
  });
  await using k = await connect({
    server: `http://127.0.0.1:${listener.port}`,
    secondConnectionMs: 100,
  });
  assert.equal((await k.version()).major, "1");
  assert.equal(asked, 2);
  await until("the other answer", () => answered === 2, soonMs);
  await k.close();
  await listener.close();
});

test("a write is never sent twice, and no read is where that is turned off", async () => {
  let asked = 0;
  const listener = await runtime().listen(async () => {
    asked++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return Response.json({ kind: "ConfigMap", apiVersion: "v1", metadata: {} });
  });
  const server = `http://127.0.0.1:${listener.port}`;
  await using k = await connect({ server, secondConnectionMs: 50 });
  await k.configMaps().create({ metadata: { name: "a" } });
  assert.equal(asked, 1);
  await using patient = await connect({ server, secondConnectionMs: Infinity });
  await patient.configMaps().get("a");
  assert.equal(asked, 2);
  await Promise.all([k.close(), patient.close()]);
  await listener.close();
});

test("after a sleep no write goes to a connection of before it, and streams go on", async () => {
  await using road = await openRoad();
  let asleepMs = 0;
  const clock = { ...systemClock, wall: () => Date.now() + asleepMs };
  await using k = await connect({ ...road.options, clock });
  await k.configMaps().create({ metadata: { name: "a" } });
  const before = road.proxy.accepted;
  await k.configMaps().create({ metadata: { name: "b" } });
  assert.equal(road.proxy.accepted, before);
  await killQuietly(road.proxy);
  const stopping = new AbortController();
  asleepMs += 60_000;
  const start = performance.now();
  await k.configMaps().create({ metadata: { name: "c" } });
  assert.ok(performance.now() - start < soonMs);
  assert.equal(road.proxy.accepted, before + 1);

  const names: string[] = [];
  const watching = (async () => {
    for await (const { object } of k.configMaps().watch({ signal: stopping.signal })) {
      names.push(object.metadata.name);
    }
  })().catch((error: unknown) => error);
  await until("the present objects", () => names.includes("c"), soonMs);
  const opened = road.proxy.accepted;
  asleepMs += 31_000;
  await k.configMaps().create({ metadata: { name: "d" } });
  await until("the event of the new object", () => names.includes("d"), soonMs);
  assert.ok(road.proxy.accepted > opened);
  stopping.abort(new Error("done"));
  await watching;
});

const answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
const begun = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n";

for (const { name, create } of kinds) {
  test(`${name} closes connections that are idle for as long as it is told`, async () => {
    await using server = await rawServer((socket) => socket.write(answer));
    const client = create({ idleTimeoutMs: 1000 });
    assert.equal(await (await client.request(get(server.url))).text(), "ok");
    assert.equal(server.open, 1);
    await until("the idle connection closed", () => server.open === 0, soonMs);
    assert.equal(await (await client.request(get(server.url))).text(), "ok");
    await client.close();
  });

  test(`${name} uses idle connections no more after renew(), and lets the others go on`, async () => {
    let finish = () => {};
    await using server = await rawServer((socket, head) => {
      socket.write(head.includes("/slow") ? begun : answer);
      if (head.includes("/slow")) finish = () => void socket.write("4\r\nlast\r\n0\r\n\r\n");
    });
    const client = create({ idleTimeoutMs: 300 });
    const slow = await client.request(get(`${server.url}/slow`, { kind: "stream" }));
    const reader = slow.body!.getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    assert.equal(await next(), "first");
    assert.equal(await (await client.request(get(server.url))).text(), "ok");
    const before = server.connections;
    client.renew?.();
    assert.equal(await (await client.request(get(server.url))).text(), "ok");
    assert.equal(server.connections, before + 1);
    // Quiet for longer than an idle connection may be.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    finish();
    assert.equal(await next(), "last");
    assert.equal((await reader.read()).done, true);
    await client.close();
    await until("nothing is left open", () => server.open === 0, soonMs);
  });
}
