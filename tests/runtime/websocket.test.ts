import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { KubeError, ProtocolError, TransportError } from "kubist/errors";
import { type HttpClient, runtime, type WebSocketConnection } from "kubist/runtime";
import { createFrameReader } from "../../lib/runtime/websocket_frame.ts";
import { createMessageReader, encodeMessage } from "../../lib/runtime/websocket_messages.ts";
import { skip, test } from "../harness.ts";
import { get, until } from "./fixtures.ts";
import {
  acceptWebSocket,
  echo,
  type OnFrame,
  refuseUpgrade,
  type Served,
  serverFrame,
} from "./websocket_server.ts";

interface Rig extends AsyncDisposable {
  readonly url: string;
  readonly client: HttpClient;
  readonly served: Served[];
  open(protocols?: readonly string[], signal?: AbortSignal): Promise<WebSocketConnection>;
}

type OnUpgrade = (request: http.IncomingMessage, socket: Duplex, rig: Rig) => void;

/** A server and a client; the server echoes unless told otherwise. */
async function start(onFrame: OnFrame = echo, onUpgrade?: OnUpgrade): Promise<Rig> {
  const server = http.createServer();
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket) => {
    if (onUpgrade) onUpgrade(request, socket, rig);
    else rig.served.push(acceptWebSocket(request, socket, onFrame));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/exec?x=1`;
  const client = runtime().createHttpClient({});
  const rig: Rig = {
    url,
    client,
    served: [],
    async open(protocols = [], signal) {
      const answer = await client.upgrade?.(get(url, { kind: "stream", signal }), protocols);
      assert.ok(answer && !(answer instanceof Response), "no connection");
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return rig;
}

/** What a server's connection gets, until a frame of this kind. */
function recorder(): { readonly frames: [number, Buffer][]; readonly onFrame: OnFrame } {
  const frames: [number, Buffer][] = [];
  return {
    frames,
    onFrame: (opcode, payload, served) => {
      frames.push([opcode, payload]);
      if (opcode === 8) echo(opcode, payload, served);
    },
  };
}

test("upgrade() carries text and bytes of every size both ways", async () => {
  await using rig = await start();
  const socket = await rig.open();
  const sizes = [0, 1, 125, 126, 65_535, 65_536, 300_000];
  for (const size of sizes) {
    const bytes = Uint8Array.from({ length: size }, (_, i) => i * 7);
    await socket.send(bytes);
    assert.deepEqual(await socket.receive(), bytes, `${size} bytes`);
  }
  await socket.send("häß ✓ \0");
  assert.equal(await socket.receive(), "häß ✓ \0");
  await socket.close();
  assert.equal(rig.served[0]?.request.url, "/exec?x=1");
});

test("upgrade() offers the protocols in order and tells which was chosen", async () => {
  await using rig = await start();
  const protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
  await using socket = await rig.open(protocols);
  assert.equal(socket.protocol, "v5.channel.k8s.io");
  assert.equal(
    rig.served[0]?.request.headers["sec-websocket-protocol"],
    "v5.channel.k8s.io, v4.channel.k8s.io",
  );
  await using plain = await rig.open();
  assert.equal(plain.protocol, "");
});

test("upgrade() gets the message that comes with the head of the answer", async () => {
  await using rig = await start(echo, (request, socket) => {
    acceptWebSocket(request, socket, echo, "hello");
  });
  await using socket = await rig.open();
  assert.equal(await socket.receive(), "hello");
});

test("upgrade() gives the answer of a server that refuses", async () => {
  await using rig = await start(echo, (_, socket) => refuseUpgrade(socket, 403, "not you"));
  const answer = await rig.client.upgrade?.(get(rig.url, { kind: "stream" }), []);
  assert.ok(answer instanceof Response);
  assert.equal(answer.status, 403);
  assert.equal((await answer.json()).message, "not you");
});

const wrongAnswers: readonly (readonly [string, readonly string[]])[] = [
  ["a wrong proof", ["sec-websocket-accept: d3Jvbmc="]],
  ["no proof", []],
];
for (const [what, lines] of wrongAnswers) {
  test(`upgrade() refuses an answer with ${what}`, async () => {
    await using rig = await start(echo, (_, socket) => {
      const head = ["HTTP/1.1 101 Yes", "connection: Upgrade", "upgrade: websocket", ...lines];
      socket.on("error", () => {}).write(`${head.join("\r\n")}\r\n\r\n`);
    });
    await assert.rejects(rig.open(), ProtocolError);
  });
}

test("upgrade() rejects with signal.reason before, during and after the handshake", async () => {
  const reason = Symbol("reason");
  let silent = true;
  await using rig = await start(echo, (request, socket, { served }) => {
    if (!silent) served.push(acceptWebSocket(request, socket));
  });
  await assert.rejects(rig.open([], AbortSignal.abort(reason)), (e) => e === reason);
  const during = new AbortController();
  const opening = assert.rejects(rig.open([], during.signal), (e) => e === reason);
  setTimeout(() => during.abort(reason), 30);
  await opening;
  silent = false;
  const after = new AbortController();
  const socket = await rig.open([], after.signal);
  const receiving = assert.rejects(socket.receive(), (e) => e === reason);
  after.abort(reason);
  await receiving;
  await assert.rejects(socket.send("x"), (e) => e === reason);
  assert.equal((await socket.closed).code, 1006);
});

test("upgrade() refuses an address where nobody listens", async () => {
  const rig = await start();
  await rig[Symbol.asyncDispose]();
  const client = runtime().createHttpClient({});
  await assert.rejects(
    Promise.resolve(client.upgrade?.(get(rig.url, { kind: "stream" }), [])),
    (e) => e instanceof TransportError && e.problem === "refused",
  );
  await client.close();
});

test("receive() joins the parts of a message and answers a ping between them", async () => {
  const { frames, onFrame } = recorder();
  await using rig = await start(onFrame);
  const socket = await rig.open();
  rig.served[0]?.frame(1, "ab", 0x01);
  rig.served[0]?.frame(9, "are you there");
  rig.served[0]?.frame(0, "", 0x00);
  rig.served[0]?.frame(0, "cd");
  assert.equal(await socket.receive(), "abcd");
  await until("the pong", () => frames.length === 1);
  assert.deepEqual(frames.map(([opcode, p]) => [opcode, p.toString()]), [[10, "are you there"]]);
  await socket.close();
});

test("receive() gives what came before the server's goodbye, then undefined", async () => {
  await using rig = await start();
  const socket = await rig.open();
  rig.served[0]?.frame(1, "last");
  rig.served[0]?.frame(8, Uint8Array.of(3, 0xe9, ...new TextEncoder().encode("bye")));
  await until("the goodbye", () => rig.served[0]?.socket.readableEnded === true);
  rig.served[0]?.socket.end();
  assert.equal(await socket.receive(), "last");
  assert.equal(await socket.receive(), undefined);
  assert.deepEqual(await socket.closed, { code: 1001, reason: "bye" });
  await assert.rejects(socket.send("x"), KubeError);
});

test("receive() rejects when the connection breaks, after what had come", async () => {
  await using rig = await start();
  const socket = await rig.open();
  rig.served[0]?.frame(1, "last");
  assert.equal(await socket.receive(), "last");
  const receiving = assert.rejects(
    socket.receive(),
    (e) => e instanceof TransportError && e.problem === "reset" && e.retryable,
  );
  const pinging = assert.rejects(socket.ping(), TransportError);
  rig.served[0]?.socket.destroy();
  await receiving;
  await pinging;
  assert.equal((await socket.closed).code, 1006);
});

test("ping() resolves when the server answers", async () => {
  await using rig = await start();
  await using socket = await rig.open();
  await socket.ping();
  await Promise.all([socket.ping(), socket.ping()]);
});

test("close() sends the code and the reason, and a loop that is left closes", async () => {
  const { frames, onFrame } = recorder();
  await using rig = await start(onFrame);
  const socket = await rig.open();
  const receiving = socket.receive();
  await socket.close(4001, "enough");
  assert.equal(await receiving, undefined);
  assert.deepEqual([...frames[0]![1].subarray(0, 2)], [4001 >> 8, 4001 & 255]);
  assert.equal(frames[0]![1].subarray(2).toString(), "enough");
  assert.deepEqual(await socket.closed, { code: 4001, reason: "enough" });
  await assert.rejects(socket.close(1006), RangeError);
  const second = await rig.open();
  rig.served[1]?.frame(1, "one");
  for await (const message of second) {
    assert.equal(message, "one");
    break;
  }
  assert.equal((await second.closed).code, 1000);
});

test("close() does not wait longer than two seconds for a server that says nothing", async () => {
  await using rig = await start(() => {});
  const socket = await rig.open();
  const start_ = performance.now();
  await socket.close();
  assert.ok(performance.now() - start_ < 20_000);
  assert.equal((await socket.closed).code, 1006);
});

test("HttpClient.close() ends open WebSockets and refuses new ones", async () => {
  await using rig = await start();
  const socket = await rig.open();
  const receiving = assert.rejects(socket.receive(), /the client was closed/);
  await rig.client.close();
  await receiving;
  await socket.closed;
  await assert.rejects(rig.open(), /the client was closed/);
});

const violations: readonly (readonly [string, number, (served: Served) => void])[] = [
  ["reserved bits", 1002, (s) => s.frame(1, "x", 0xc1)],
  ["a frame of unknown kind", 1002, (s) => s.frame(3, "x")],
  ["a masked frame", 1002, (s) => s.socket.write(Uint8Array.of(0x81, 0x81, 0, 0, 0, 0, 65))],
  ["a control frame in parts", 1002, (s) => s.frame(9, "x", 0x09)],
  ["a long ping", 1002, (s) => s.frame(9, "x".repeat(126))],
  ["a part without a start", 1002, (s) => s.frame(0, "x")],
  ["a start within a message", 1002, (s) => (s.frame(1, "x", 0x01), s.frame(1, "y"))],
  ["text that is not UTF-8", 1007, (s) => s.frame(1, Uint8Array.of(0xff))],
  ["a close frame of one byte", 1002, (s) => s.frame(8, "x")],
  ["a close code that may not be sent", 1002, (s) => s.frame(8, Uint8Array.of(3, 238))],
  ["a frame of 17 MiB", 1009, (s) => {
    const head = new DataView(new ArrayBuffer(10));
    head.setUint16(0, 0x827f);
    head.setBigUint64(2, 17n << 20n);
    s.socket.write(new Uint8Array(head.buffer));
  }],
];
for (const [what, code, misbehave] of violations) {
  test(`receive() rejects ${what} and tells the server ${code}`, async () => {
    const { frames, onFrame } = recorder();
    await using rig = await start(onFrame);
    const socket = await rig.open();
    misbehave(rig.served[0]!);
    await assert.rejects(socket.receive(), ProtocolError);
    await socket.closed;
    await until("the close frame", () => frames.length > 0);
    assert.equal(frames[0]![1].readUInt16BE(), code);
  });
}

test("receive() takes bytes in any portions", () => {
  const bytes = [serverFrame(1, "ab", 1), serverFrame(0, "cd"), serverFrame(2, "x".repeat(200))];
  const all = Uint8Array.from(bytes.flatMap((b) => [...b]));
  for (const step of [1, 2, 3, 7, 100, all.length]) {
    const read = createMessageReader();
    const seen: unknown[] = [];
    for (let at = 0; at < all.length; at += step) {
      for (const incoming of read(all.subarray(at, at + step))) {
        if (incoming.type === "message") seen.push(incoming.message);
      }
    }
    assert.deepEqual(seen, ["abcd", new Uint8Array(200).fill(120)], `step ${step}`);
  }
});

test("send() cuts messages that are larger than a frame may be", () => {
  const limits = { maxFrame: 4, maxMessage: 10 };
  const heads = (text: string) =>
    [...encodeMessage(text, limits)].map((frame) => [frame[0], (frame[1] ?? 0) & 0x7f]);
  assert.deepEqual(heads(""), [[0x81, 0]]);
  assert.deepEqual(heads("abcd"), [[0x81, 4]]);
  assert.deepEqual(heads("abcdefghi"), [[0x01, 4], [0x00, 4], [0x80, 1]]);
  assert.throws(() => heads("12345678901"), RangeError);
});

test("receive() refuses a message whose parts add up to too much", () => {
  const read = createMessageReader({ maxFrame: 4, maxMessage: 6 });
  const take = (...frames: Uint8Array[]) => frames.flatMap((f) => [...read(f)]);
  assert.throws(() => take(serverFrame(1, "abcd", 1), serverFrame(0, "efg")), /over 6 bytes/);
  assert.equal(createFrameReader(4).next(), undefined);
});

const flow = "receive() holds the server back while nobody receives";
if (runtime().name === "deno") {
  skip(flow, "Deno's node:net reads on while paused; the port says so");
} else {
  test(flow, async () => {
    await using rig = await start();
    const socket = await rig.open();
    const server = rig.served[0]!;
    const chunk = serverFrame(2, new Uint8Array(1 << 18));
    let sent = 0;
    let full = 0;
    for (let i = 0; i < 256; i++) {
      if (server.socket.write(chunk)) {
        sent++;
        continue;
      }
      full++;
      const drained = new Promise<boolean>((r) => server.socket.once("drain", () => r(true)));
      const late = new Promise<boolean>((r) => setTimeout(() => r(false), 200));
      sent++;
      if (!(await Promise.race([drained, late]))) break;
    }
    assert.ok(full > 0 && sent < 200, `the server could send ${sent} of 256 pieces`);
    for (let i = 0; i < sent; i++) {
      assert.equal((await socket.receive() as Uint8Array).length, 1 << 18);
    }
    await socket.close();
  });
}
