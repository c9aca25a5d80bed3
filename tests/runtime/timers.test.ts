import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import process from "node:process";
import { Duplex } from "node:stream";
import type { HttpClientOptions } from "kubist/runtime";
import { canConnect } from "../../lib/runtime/portable_probe.ts";
import { createWebSocket } from "../../lib/runtime/websocket.ts";
import { test } from "../harness.ts";
import { get, kinds, silentServer, until } from "./fixtures.ts";
import { serverFrame } from "./websocket_server.ts";

/** Timers that are set and neither cleared nor over, from now until it is disposed of. */
function pendingTimers(): Disposable & { readonly count: number } {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const pending = new Set<unknown>();
  const counted = (fn: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer: unknown = set(() => {
      pending.delete(timer);
      fn(...args);
    }, ms);
    pending.add(timer);
    return timer;
  };
  const cleared = (timer?: ReturnType<typeof set>) => {
    pending.delete(timer);
    clear(timer);
  };
  Object.assign(globalThis, { setTimeout: counted, clearTimeout: cleared });
  return {
    get count() {
      return pending.size;
    },
    [Symbol.dispose]: () =>
      void Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }),
  };
}

/** So long that what ends earlier was ended. */
const connectTimeoutMs = 600_000;

const ways = [
  ...kinds,
  {
    name: "createHttpClient({ http2 })",
    create: (options: HttpClientOptions) => kinds[0]!.create({ ...options, http2: true }),
  },
];

const roads = ["no", "http", "socks5"] as const;

for (const { name, create } of ways) {
  for (const road of roads) {
    test(`${name} that is closed while it connects through ${road} proxy leaves no timer`, async () => {
      await using server = await silentServer();
      const proxyUrl = road === "no" ? undefined : `${road}://127.0.0.1:${server.port}`;
      using timers = pendingTimers();
      const client = create({ proxyUrl, connectTimeoutMs });
      const calling = new AbortController();
      const { signal } = calling;
      const asked = assert.rejects(client.request(get(server.url, { signal })), /not needed/);
      await until("it connects", () => server.connections > 0);
      calling.abort(new RangeError("not needed"));
      await asked;
      await client.close();
      await until("no timer is left", () => timers.count === 0, 15_000);
    });
  }
}

for (const road of roads) {
  for (const when of ["before it begins", "while it connects"]) {
    test(`canConnect() that is called off ${when} through ${road} proxy leaves nothing`, async () => {
      await using server = await silentServer();
      const proxyUrl = road === "no" ? undefined : `${road}://127.0.0.1:${server.port}`;
      using timers = pendingTimers();
      const probe = new AbortController();
      if (when === "before it begins") probe.abort();
      const can = canConnect({ proxyUrl, connectTimeoutMs }, server.url, probe.signal);
      if (!probe.signal.aborted) await until("it connects", () => server.connections > 0);
      probe.abort();
      assert.equal(await can, true);
      await until("nothing is left", () => timers.count + server.open === 0, 15_000);
    });
  }
}

/** A connection whose other side takes everything, and says what the test says. */
function connection(): Duplex {
  return new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
}

for (const end of ["the other side breaks it", "it is closed"]) {
  test(`a WebSocket whose sender lets something be read leaves no timer when ${end}`, async () => {
    using timers = pendingTimers();
    const socket = connection();
    const handshake = { url: "https://a.test", protocol: "", head: new Uint8Array(0) };
    const ws = createWebSocket(socket, { ...handshake, signal: undefined });
    const sent = ws.send("x", { taken: true });
    socket.push(serverFrame(10, ""));
    // Ticks come before timers, so that the one that is waited for cannot be over.
    for (let ticks = 0; ticks < 1000 && timers.count === 0; ticks++) {
      await new Promise<void>((resolve) => process.nextTick(resolve));
    }
    assert.equal(timers.count, 1);
    if (end === "it is closed") {
      socket.push(serverFrame(8, Buffer.of(3, 232)));
      void ws.close();
    }
    socket.destroy();
    await ws.closed;
    assert.equal(timers.count, 0);
    await sent;
  });
}
