import assert from "node:assert/strict";
import fc from "fast-check";
import { ProtocolError } from "kubist/errors";
import { decodeFrame, decodeFrames, type Frame, lineSplitter } from "kubist/wire";
import { test } from "../harness.ts";

const encoder = new TextEncoder();

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((p) => p % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, i) => bytes.subarray(start, at[i] ?? bytes.length));
}

test("lineSplitter() gives the same lines for every way to cut the bytes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }).map((s) => s.replaceAll("\n", " "))),
      fc.array(fc.nat(500)),
      (lines, places) => {
        const splitter = lineSplitter();
        const bytes = encoder.encode(lines.map((l) => l + "\n").join(""));
        const seen = cut(bytes, places).flatMap((piece) => splitter.push(piece));
        assert.deepEqual(seen, lines);
        assert.equal(splitter.end(), "");
      },
    ),
    { numRuns: 2000 },
  );
});

test("lineSplitter() gives the unfinished line at the end", () => {
  const splitter = lineSplitter();
  assert.deepEqual(splitter.push(encoder.encode("a\nb")), ["a"]);
  assert.equal(splitter.end(), "b");
});

test("lineSplitter() refuses a line over its limit, however it is cut", () => {
  const long = encoder.encode("x".repeat(101) + "\n");
  assert.throws(() => lineSplitter(100).push(long.subarray(0, 101)), ProtocolError);
  const splitter = lineSplitter(100);
  splitter.push(long.subarray(0, 60));
  assert.throws(() => splitter.push(long.subarray(60)), /longer than 100 characters/);
});

test("lineSplitter() counts each line alone", () => {
  const splitter = lineSplitter(3);
  assert.deepEqual(splitter.push(encoder.encode("abc\nabc\nab")), ["abc", "abc"]);
  assert.deepEqual(splitter.push(encoder.encode("c\n")), ["abc"]);
});

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "a", resourceVersion: "5" } };

test("decodeFrame() reads events", () => {
  const frame = { type: "ADDED", object: pod };
  assert.deepEqual(decodeFrame(JSON.stringify(frame)), frame);
  const error = { type: "ERROR", object: { kind: "Status", code: 410 } };
  assert.deepEqual(decodeFrame(JSON.stringify(error)), error);
});

test("decodeFrame() refuses what is no event and shows how it starts", () => {
  const bad = [
    "<html>",
    "null",
    "[]",
    "{}",
    '{"type":"ADDED"}',
    '{"type":"ADDED","object":{"metadata":{}}}',
    '{"type":"NEW","object":{"metadata":{"resourceVersion":"1"}}}',
    '{"type":"ERROR","object":null}',
  ];
  for (const line of bad) assert.throws(() => decodeFrame(line), ProtocolError, line);
  assert.throws(() => decodeFrame("<html>\u001b[31m"), /<html>U\+001B\[31m/);
});

function bodyOf(text: string): ReadableStream<Uint8Array> {
  return ReadableStream.from([encoder.encode(text)]);
}

test("decodeFrames() hands over what precedes a broken line, then fails", async () => {
  const good = JSON.stringify({ type: "ADDED", object: pod });
  let ends = 0;
  const frames = decodeFrames(bodyOf(`${good}\n${good}\n{broken\n`), () => ends++);
  const first = await frames.next();
  assert.equal(!first.done && first.value.length, 2);
  await assert.rejects(() => frames.next(), ProtocolError);
  assert.equal(ends, 1);
  await frames.return();
  assert.equal(ends, 1);
});

test("decodeFrames() parses the rest of what came at once when it is asked for", async () => {
  const line = (i: number) => JSON.stringify({ type: "ADDED", object: { ...pod, i } });
  const text = `${Array.from({ length: 10 }, (_, i) => line(i)).join("\n")}\n{broken\n${
    line(10)
  }\n`;
  for (const asks of [true, false]) {
    const frames = decodeFrames(bodyOf(text));
    assert.equal(frames.more(), undefined);
    const sizes: number[] = [];
    const seen: unknown[] = [];
    const failure = await (async () => {
      while (true) {
        const { value } = await frames.next() as IteratorYieldResult<readonly Frame[]>;
        let batch: readonly Frame[] | undefined = value;
        for (; batch !== undefined; batch = asks ? frames.more() : undefined) {
          sizes.push(batch.length);
          seen.push(...batch.map(({ object }) => (object as { i?: number }).i));
        }
      }
    })().catch((error: unknown) => error);
    assert.ok(failure instanceof ProtocolError);
    assert.deepEqual(sizes, [4, 4, 2]);
    assert.deepEqual(seen, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal(frames.more(), undefined);
  }
});

test("decodeFrames() takes a line cut off by the end for no event", async () => {
  const good = JSON.stringify({ type: "ADDED", object: pod });
  let ends = 0;
  const frames = decodeFrames(bodyOf(`${good}\n${good}`), () => ends++);
  const first = await frames.next();
  assert.equal(!first.done && first.value.length, 1);
  assert.equal((await frames.next()).done, true);
  assert.equal(ends, 1);
});

test("decodeFrames() left early cancels its body", async () => {
  let cancelled = false;
  const frames = decodeFrames(
    new ReadableStream({
      pull: (controller) => controller.enqueue(encoder.encode("\n")),
      cancel: () => void (cancelled = true),
    }),
  );
  await frames.return();
  assert.equal(cancelled, true);
});
