import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { ProtocolError } from "kubist/errors";
import { forwardCodec, forwardProtocols } from "kubist/wire/streams";
import { encodeData, encodePing, spdyOpener, spdyReader } from "../../lib/wire/spdy.ts";
import { test } from "../harness.ts";

const [tunnel = "", older = ""] = forwardProtocols;
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (from: Uint8Array) => new TextDecoder().decode(from);

/** A control frame, written apart from the code under test. */
function control(type: number, payload: readonly number[], flags = 0): Uint8Array {
  const { length } = payload;
  return Uint8Array.of(0x80, 3, 0, type, flags, 0, length >> 8, length & 255, ...payload);
}

/** The headers of a block: zlib, then a count and pairs, each with its length in four bytes. */
function headersOf(block: Uint8Array): Record<string, string> {
  const raw = inflateSync(block, { finishFlush: 2 });
  let at = 0;
  const word = () => raw.readUInt32BE((at += 4) - 4);
  const string = () => {
    const size = word();
    return raw.toString("utf8", at, at += size);
  };
  const count = word();
  return Object.fromEntries(Array.from({ length: count }, () => [string(), string()]));
}

test("spdyOpener() writes header blocks that are one sequence of zlib", () => {
  const { open } = spdyOpener();
  const first = open(1, { streamtype: "error", port: "80", requestid: "0" });
  const second = open(3, { streamtype: "data" });
  assert.deepEqual([...first.subarray(0, 4)], [0x80, 3, 0, 1]);
  assert.deepEqual([...first.subarray(8, 18)], [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const block = first.subarray(18);
  assert.deepEqual(headersOf(block), { streamtype: "error", port: "80", requestid: "0" });
  const all = inflateSync(Buffer.concat([block, second.subarray(18)]), { finishFlush: 2 });
  assert.ok(all.toString("latin1").endsWith("streamtype\0\0\0\x04data"));
});

test("spdyReader() gives the same frames however the bytes are cut", () => {
  const sent = [
    control(2, [0, 0, 0, 3, 0, 0]),
    encodeData(3, bytes("hello")),
    encodePing(2),
    encodeData(1, bytes("x"), { end: true }),
    control(3, [0, 0, 0, 3, 0, 0, 0, 5]),
    control(4, [0, 0, 0, 0]),
    control(7, [0, 0, 0, 1, 0, 0, 0, 0]),
    control(8, [0, 0, 0, 3, 0, 0], 1),
  ];
  const whole = Buffer.concat(sent);
  const expected = [
    { type: "data", stream: 3, bytes: bytes("hello") },
    { type: "ping", id: 2 },
    { type: "data", stream: 1, bytes: bytes("x") },
    { type: "end", stream: 1 },
    { type: "reset", stream: 3, status: 5 },
    { type: "goaway" },
    { type: "end", stream: 3 },
  ];
  fc.assert(fc.property(fc.array(fc.nat(whole.length), { maxLength: 20 }), (cuts) => {
    const read = spdyReader();
    const edges = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
    const frames = edges.slice(1).flatMap((end, i) => [
      ...read(new Uint8Array(whole.subarray(edges[i], end))),
    ]);
    assert.deepEqual(frames, expected);
  }));
});

test("spdyReader() refuses what is not SPDY 3, too large, or opens streams", () => {
  const wrong = [
    [0x80, 2, 0, 6, 0, 0, 0, 4, 0, 0, 0, 2],
    [0, 0, 0, 3, 0, 0xff, 0xff, 0xff],
    [0x80, 3, 0, 1, 0, 0, 0, 0],
    [0x80, 3, 0, 6, 0, 0, 0, 2, 0, 0],
  ];
  for (const frame of wrong) {
    assert.throws(() => [...spdyReader()(Uint8Array.from(frame))], ProtocolError);
  }
});

test("forwardCodec() of the tunnel opens an error stream and a data stream", () => {
  const { opening } = forwardCodec(tunnel, 8080);
  assert.ok(opening);
  const at = (type: number, stream: number) =>
    opening.findIndex((_, i) =>
      opening[i] === 0x80 && opening[i + 3] === type && opening[i + 11] === stream
    );
  assert.equal(at(1, 1), 0);
  assert.ok(at(1, 3) > 0);
  assert.match(text(opening), /streamtype.*error.*port.*8080.*streamtype.*data.*port.*8080/s);
});

test("forwardCodec() of the tunnel carries data, ends, errors and pings", () => {
  const codec = forwardCodec(tunnel, 80);
  assert.deepEqual(codec.data(bytes("a")), Uint8Array.of(0, 0, 0, 3, 0, 0, 0, 1, 97));
  assert.deepEqual(codec.end(), Uint8Array.of(0, 0, 0, 3, 1, 0, 0, 0));
  assert.deepEqual(codec.receive(encodeData(3, bytes("b"))), [{ type: "data", bytes: bytes("b") }]);
  assert.deepEqual(codec.receive(encodePing(4)), [{ type: "answer", message: encodePing(4) }]);
  assert.deepEqual(codec.receive(encodePing(1)), []);
  assert.deepEqual(codec.receive(encodeData(1, bytes(""), { end: true })), []);
  assert.deepEqual(codec.receive(encodeData(3, bytes(""), { end: true })), [{ type: "end" }]);
});

test("forwardCodec() of the tunnel tells what went wrong, whichever stream ends first", () => {
  const error = { type: "error", text: "refused" } as const;
  const said = encodeData(1, bytes("refused"));
  const dataFirst = forwardCodec(tunnel, 80);
  assert.deepEqual(dataFirst.receive(said), []);
  const end = encodeData(3, bytes(""), { end: true });
  assert.deepEqual(dataFirst.receive(end), [error, { type: "end" }]);
  const errorFirst = forwardCodec(tunnel, 80);
  assert.deepEqual(errorFirst.receive(said), []);
  assert.deepEqual(errorFirst.receive(encodeData(1, bytes(""), { end: true })), [error]);
});

test("forwardCodec() of the tunnel tells why, whether the streams end or are reset", () => {
  const reset = control(3, [0, 0, 0, 3, 0, 0, 0, 5]);
  const why = encodeData(1, bytes("connection refused\n"));
  const error = { type: "error", text: "connection refused" };
  const ended = forwardCodec(tunnel, 80);
  assert.deepEqual(ended.receive(why), []);
  assert.deepEqual(ended.receive(encodeData(1, bytes(""), { end: true })), [error]);
  const broken = forwardCodec(tunnel, 80);
  assert.deepEqual(broken.receive(Buffer.concat([why, reset])), [error]);
  const silent = forwardCodec(tunnel, 80).receive(reset);
  assert.deepEqual(silent, [{ type: "error", text: "the connection was reset" }]);
});

test("forwardCodec() of the older channels checks the port first", () => {
  const codec = forwardCodec(older, 300);
  assert.equal(codec.opening, undefined);
  assert.equal(codec.end(), undefined);
  assert.deepEqual(codec.receive(Uint8Array.of(0, 44, 1)), []);
  assert.deepEqual(codec.receive(Uint8Array.of(1, 44, 1)), []);
  assert.deepEqual(codec.receive(Uint8Array.of(0, 97)), [{ type: "data", bytes: bytes("a") }]);
  assert.deepEqual(codec.receive(Uint8Array.of(1, 98)), [{ type: "error", text: "b" }]);
  assert.deepEqual(codec.data(bytes("c")), Uint8Array.of(0, 99));
  assert.throws(() => codec.receive(Uint8Array.of(2, 1)), ProtocolError);
  assert.throws(() => forwardCodec(older, 300).receive(Uint8Array.of(0, 45, 1)), ProtocolError);
});
