import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { spdyDictionary } from "../../lib/server/streams/spdy/dictionary.ts";
import { createHeaderReader } from "../../lib/server/streams/spdy/headers.ts";
import { createInflate } from "../../lib/server/streams/spdy/inflate.ts";
import { connection, streams } from "./stream_client.ts";

/** Three header blocks of one connection, as zlib compresses them with the dictionary of SPDY/3. */
const blocks: readonly string[] = [
  // streamtype: error, port: 80, requestid: 0
  "78bbe3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45a024cc6461c0c0c0c0590489c44c50e266" +
  "3400000000ffff",
  // streamtype: data, port: 80, requestid: 0
  "c2aa15540a2512d209000000ffff",
  // Twenty headers, with codes of their own.
  "94d43d0a02311086e13d840748a3360ac964f2779c806ba51b1015bcbd8455f2753b53a67852bccccc344dbb" +
  "3ef9fdf8cf8f737fefdff5f69a8d35ed6aee75f99c4c5d2e064f9c79b6d6bffa21eefb725815b398651a2c67" +
  "31a3ce8e2b739ec42e7a70296eba7f1260448a280c2e2aaa84e1bc55644117145922b822cf028c59912581cb" +
  "8a2c79b8408a2ce892224b192e3a791664519e25d8e1929567290e1ccbb37874459e25c1f265bf91e50b0000" +
  "ffff",
];

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

test("SPDY header blocks are read, each with what came before it", () => {
  const read = createHeaderReader();
  const [first, second, third] = blocks.map((block) => read(fromHex(block)));
  assert.deepEqual(Object.fromEntries(first!), { streamtype: "error", port: "80", requestid: "0" });
  assert.deepEqual(Object.fromEntries(second!), { streamtype: "data", port: "80", requestid: "0" });
  assert.equal(third?.size, 20);
  assert.equal(
    third?.get(`header-${3 * 7919 % 101}`),
    `value ${3 * 104729 % 997} of many, and content-type too`,
  );
});

test("createInflate() refuses what is damaged, cut short or too large", () => {
  const [first = ""] = blocks;
  const inflate = (hex: string, most = 65_536) =>
    createInflate(spdyDictionary(), most)(fromHex(hex));
  assert.throws(() => inflate(first.slice(0, 40)), /cut short/);
  assert.throws(() => inflate(first, 10), /too large/);
  assert.throws(() => inflate("78bb000000000700"), /unknown kind/);
  let refused = 0;
  for (let at = 12; at < first.length - 8; at += 2) {
    const damaged = first.slice(0, at) + "ff" + first.slice(at + 2);
    try {
      inflate(damaged);
    } catch (error) {
      assert.match(String(error), /^ProtocolError: Cannot inflate: /);
      refused++;
    }
  }
  assert.ok(refused > 0);
});

/** The frame that opens a stream. */
function synStream(id: number, block: string, flags: number): Uint8Array {
  const headers = fromHex(block);
  const bytes = new Uint8Array(18 + headers.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x80030001);
  view.setUint32(4, (flags << 24 | 10 + headers.length) >>> 0);
  view.setUint32(8, id);
  bytes.set(headers, 18);
  return bytes;
}

function data(id: number, text: string, flags: number): Uint8Array {
  const payload = new TextEncoder().encode(text);
  const bytes = new Uint8Array(8 + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, id);
  view.setUint32(4, (flags << 24 | payload.length) >>> 0);
  bytes.set(payload, 8);
  return bytes;
}

test("port-forward speaks SPDY within a WebSocket, whose messages cut frames anywhere", async () => {
  await using s = await streams();
  const socket = connection(await s.open("portforward", ["SPDY/3.1+portforward.k8s.io"]));
  assert.equal(socket.protocol, "SPDY/3.1+portforward.k8s.io");
  const [error = "", request = ""] = blocks;
  const frames = [
    synStream(1, error, 1),
    synStream(3, request, 0),
    data(3, "GET /x HTTP/1.0\r\nhost: p\r\n\r\n", 1),
  ];
  const bytes = frames.flatMap((frame) => [...frame]);
  for (let at = 0; at < bytes.length; at += 7) {
    await socket.send(Uint8Array.from(bytes.slice(at, at + 7)));
  }
  let received: number[] = [];
  const kinds: string[] = [];
  let text = "";
  let ended = 0;
  while (ended < 2) {
    const message = await socket.receive();
    assert.ok(message instanceof Uint8Array, "the connection stays open");
    received = [...received, ...message];
    for (;;) {
      const view = new DataView(Uint8Array.from(received).buffer);
      if (received.length < 8) break;
      const length = view.getUint32(4) & 0xffffff;
      if (received.length < 8 + length) break;
      const [first, flags] = [view.getUint32(0), view.getUint8(4)];
      const payload = Uint8Array.from(received.slice(8, 8 + length));
      received = received.slice(8 + length);
      kinds.push(first >= 0x80000000 ? `control ${first & 0xffff}` : `data ${first}`);
      if (first === 3) text += new TextDecoder().decode(payload);
      if (first === 1) assert.equal(payload.length, 0, "no error is told");
      if (first < 0x80000000 && (flags & 1) === 1) ended++;
    }
  }
  assert.deepEqual(kinds.slice(0, 2), ["control 2", "control 2"]);
  assert.match(text, /^HTTP\/1\.1 200 [^]*GET \/x at default\/p:80/);
  await socket.close();
});
