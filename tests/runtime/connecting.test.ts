import assert from "node:assert/strict";
import net from "node:net";
import { TimeoutError } from "kubist/errors";
import type { HttpClient, HttpClientOptions } from "kubist/runtime";
import { test } from "../harness.ts";
import { get, kinds, nodeChild, nodeServer, silentServer, until } from "./fixtures.ts";

const connectTimeoutMs = 300;

const ways = [
  ...kinds,
  {
    name: "createHttpClient({ http2 })",
    create: (options: HttpClientOptions) => kinds[0]!.create({ ...options, http2: true }),
  },
];

/** Expects a request to end at the deadline of connecting, by an error that names the address. */
async function expectNoConnection(
  client: HttpClient,
  url: string,
  attempt: () => Promise<unknown> = () => client.request(get(url)),
): Promise<void> {
  const start = performance.now();
  await assert.rejects(attempt(), (error) => {
    assert.ok(error instanceof TimeoutError, String(error));
    assert.equal(error.phase, "connect");
    const { host } = new URL(url);
    const says = `Cannot reach ${host}: no connection within 300 ms; is a VPN needed?`;
    assert.equal(error.message, says);
    return true;
  });
  const took = performance.now() - start;
  assert.ok(took >= 290 && took < 20_000, `${took} ms`);
}

/** A port whose connections nobody accepts; once its queue is full, a SYN stays without an answer. */
async function deafPort(): Promise<AsyncDisposable & { readonly port: number }> {
  const child = await nodeChild(`
    const server = require("node:net").createServer().listen(0, "127.0.0.1", 1, () => {
      require("node:fs").writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
    });`);
  const port = Number(child.line);
  const queue: net.Socket[] = [];
  const isTaken = () =>
    new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1").on("error", () => {});
      queue.push(socket);
      const timer = setTimeout(() => resolve(false), 200);
      socket.once("connect", () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  while (await isTaken()) assert.ok(queue.length < 64, "the queue has no end");
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of queue) socket.destroy();
      await child[Symbol.asyncDispose]();
    },
  };
}

for (const { name, create } of ways) {
  test(`${name} gives up a TLS handshake that does not end`, async () => {
    await using server = await silentServer();
    const client = create({ connectTimeoutMs });
    await expectNoConnection(client, server.url);
    await until("nothing is left open", () => server.open === 0);
    // What was given up is in nobody's way.
    await expectNoConnection(client, server.url);
    await client.close();
  });

  test(`${name} gives up a connection that nobody answers`, async () => {
    await using deaf = await deafPort();
    const client = create({ connectTimeoutMs });
    await expectNoConnection(client, `https://127.0.0.1:${deaf.port}`);
    await client.close();
  });

  for (const scheme of ["http", "socks5"]) {
    test(`${name} gives up a ${scheme} proxy that does not answer`, async () => {
      await using server = await silentServer();
      const proxyUrl = `${scheme}://127.0.0.1:${server.port}`;
      const client = create({ connectTimeoutMs, proxyUrl });
      await expectNoConnection(client, "https://10.0.0.1:6443");
      await until("nothing is left open", () => server.open === 0);
      await client.close();
    });
  }

  test(`${name} waits for an answer for longer than for a connection`, async () => {
    const answer = () => new Promise((resolve) => setTimeout(resolve, 2000));
    await using server = await nodeServer((_request, response) => {
      void answer().then(() => response.end("late"));
    });
    // Long enough for a connection on a busy machine, which this process is both ends of.
    const client = create({ connectTimeoutMs: 1500 });
    const ask = async (kind: "unary" | "stream") => {
      const response = await client.request(get(server.url, { kind }));
      assert.equal(await response.text(), "late");
    };
    await Promise.all([ask("unary"), ask("stream")]);
    await ask("unary");
    await client.close();
  });
}

test("upgrade() gives up a connection that does not come about", async () => {
  await using server = await silentServer();
  const client = kinds[0]!.create({ connectTimeoutMs });
  await expectNoConnection(client, server.url, () => client.upgrade!(get(server.url), []));
  await until("nothing is left open", () => server.open === 0);
  await client.close();
});
