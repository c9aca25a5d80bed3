import assert from "node:assert/strict";
import { loadProtobuf } from "kubist/wire";
import { openEnvelope, sealEnvelope } from "../../../lib/wire/protobuf/envelope.ts";
import { Reader } from "../../../lib/wire/protobuf/reader.ts";
import { samples } from "../../generated/samples.ts";
import { test } from "../../harness.ts";

/** The fields of a message, each with its tag. */
function fieldsOf(message: Uint8Array): Uint8Array[] {
  const reader = new Reader(message);
  const fields: Uint8Array[] = [];
  while (reader.at < message.length) {
    const start = reader.at;
    reader.skip(reader.uint() & 7);
    fields.push(message.subarray(start, reader.at));
  }
  return fields;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A field of bytes in two, each with one half of the message in it. */
function halves(field: Uint8Array): Uint8Array[] {
  const reader = new Reader(field);
  const tag = field.subarray(0, (reader.uint(), reader.at));
  const inner = fieldsOf(reader.raw(field.length));
  const middle = inner.length >> 1;
  return [inner.slice(0, middle), inner.slice(middle)].map((some) => {
    const body = join(some);
    const length = body.length < 128 ? [body.length] : [body.length % 128 + 128, body.length >> 7];
    return Uint8Array.from([...tag, ...length, ...body]);
  });
}

test("decode() reads messages whose fields come in another order, or in parts", async () => {
  const protobuf = await loadProtobuf();
  let compared = 0;
  for (const { kind, object } of samples) {
    if (!protobuf.handles(kind)) continue;
    const apiVersion = kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
    const bytes = protobuf.encode({ ...object, apiVersion, kind: kind.kind });
    const { raw } = openEnvelope(bytes);
    const [metadata, ...others] = fieldsOf(raw);
    assert.equal(metadata?.[0], 0x0a, kind.kind);
    const mixed = [...others.reverse(), ...halves(metadata as Uint8Array)];
    const read = protobuf.decode(sealEnvelope({ apiVersion, kind: kind.kind, raw: join(mixed) }));
    // Lists of values are in the order of the bytes, which nothing has changed but at the top.
    const repeats = new Set(others.map(([tag]) => tag)).size < others.length;
    if (repeats) continue;
    assert.deepEqual(read, protobuf.decode(bytes), kind.kind);
    compared++;
  }
  assert.ok(compared > 50, String(compared));
});

test("decode() keeps texts as they are: other alphabets, a byte order mark, one after the other", async () => {
  const protobuf = await loadProtobuf();
  const texts = ["é", "ab", "a\u0000", "日本語", "\ufeffx", "x", "😀", "~", "", "é", "ab"];
  for (const text of [...texts, ...texts, "y".repeat(5000)]) {
    const object = { kind: "ConfigMap", apiVersion: "v1", metadata: {}, data: { [text]: text } };
    assert.deepEqual(protobuf.decode(protobuf.encode(object)), object, text);
  }
});

test("decode() reads whole numbers of every size", async () => {
  const protobuf = await loadProtobuf();
  const sizes = [1, -1, 127, 128, -128, 2 ** 31, -(2 ** 31), 2 ** 35, 2 ** 53 - 1, -(2 ** 53) + 1];
  for (const generation of sizes) {
    const object = { kind: "ConfigMap", apiVersion: "v1", metadata: { generation } };
    assert.deepEqual(protobuf.decode(protobuf.encode(object)), object);
  }
});

test("decode() gives plain objects", async () => {
  const protobuf = await loadProtobuf();
  const read = protobuf.decode(protobuf.encode({ kind: "Pod", apiVersion: "v1" }));
  assert.equal(Object.getPrototypeOf(read["metadata"]), Object.prototype);
  assert.deepEqual(structuredClone(read), read);
});
