import assert from "node:assert/strict";
import fc from "fast-check";
import { ProtocolError } from "kubist/errors";
import { frameSplitter } from "kubist/wire";
import { test } from "../../harness.ts";

function framed(bodies: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(bodies.flatMap((body) => {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, body.length);
    return [...head, ...body];
  }));
}

test("frameSplitter() finds the frames however the bytes arrive", () => {
  const body = fc.uint8Array({ maxLength: 20 });
  fc.assert(
    fc.property(fc.array(body, { maxLength: 6 }), fc.array(fc.nat(9)), (bodies, cuts) => {
      const bytes = framed(bodies);
      const splitter = frameSplitter();
      const found: Uint8Array[] = [];
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        found.push(...splitter.push(bytes.subarray(at, at + cut)));
        at += cut;
      }
      assert.deepEqual(found.map((f) => [...f]), bodies.map((b) => [...b]));
      assert.equal(splitter.pending, 0);
    }),
  );
});

test("frameSplitter() says how much of a torn frame it holds", () => {
  const splitter = frameSplitter();
  const bytes = framed([Uint8Array.of(1, 2, 3)]);
  assert.deepEqual(splitter.push(bytes.subarray(0, 2)), []);
  assert.equal(splitter.pending, 2);
  assert.deepEqual(splitter.push(bytes.subarray(2, 5)), []);
  assert.equal(splitter.pending, 5);
});

test("frameSplitter() refuses a frame that claims to be larger than the limit", () => {
  const splitter = frameSplitter(10);
  assert.deepEqual(splitter.push(framed([new Uint8Array(10)])).length, 1);
  assert.throws(
    () => splitter.push(Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
    (error) => error instanceof ProtocolError && /4294967295 bytes/.test(error.message),
  );
});
