import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, DP, SE, SV } from "./api.ts";

type Write = (w: Writer) => void;

/** Writes the few wire types that these bodies need. */
class Writer {
  readonly bytes: number[] = [];
  varint(field: number, value: number): void {
    this.bytes.push(field << 3, value % 128 + (value >= 128 ? 128 : 0));
    if (value >= 128) this.bytes.push(value >> 7);
  }
  block(field: number, content: ArrayLike<number>): void {
    this.varint(field, content.length);
    this.bytes[this.bytes.length - (content.length >= 128 ? 3 : 2)] = field << 3 | 2;
    this.bytes.push(...Array.from(content));
  }
}

const message = (write: Write): Uint8Array => {
  const w = new Writer();
  write(w);
  return new Uint8Array(w.bytes);
};
const nested = (w: Writer, field: number, write: Write) => w.block(field, message(write));
const text = (w: Writer, field: number, value: string) =>
  w.block(field, new TextEncoder().encode(value));
const entry = (w: Writer, field: number, key: string, value: string) =>
  nested(w, field, (e) => {
    text(e, 1, key);
    text(e, 2, value);
  });

/** The envelope that every body has. */
function body(apiVersion: string, kind: string, write: Write): Uint8Array<ArrayBuffer> {
  const raw = message(write);
  const unknown = message((w) => {
    nested(w, 1, (m) => {
      text(m, 1, apiVersion);
      text(m, 2, kind);
    });
    w.block(2, raw);
    text(w, 3, "");
    text(w, 4, "");
  });
  return new Uint8Array([0x6b, 0x38, 0x73, 0, ...unknown]);
}

async function post(path: string, bytes: Uint8Array<ArrayBuffer>) {
  await using s = await api({ controllers: false });
  const headers = { "content-type": "application/vnd.kubernetes.protobuf" };
  const request = new Request(`http://embedded${path}`, { method: "POST", headers, body: bytes });
  const response = await s.server.fetch(request);
  return { status: response.status, body: await response.json() };
}

const named = (w: Writer, name: string) => nested(w, 1, (m) => text(m, 1, name));

test("PB-01 a zero behind a pointer is a value, other zeros are none", async () => {
  const { status, body: d } = await post(
    DP,
    body("apps/v1", "Deployment", (w) => {
      named(w, "d");
      nested(w, 2, (spec) => {
        spec.varint(1, 0);
        nested(spec, 2, (s) => entry(s, 1, "a", "d"));
        nested(spec, 3, (t) => {
          nested(t, 1, (m) => entry(m, 11, "a", "d"));
          nested(t, 2, (p) =>
            nested(p, 2, (c) => {
              text(c, 1, "c");
              text(c, 2, "i");
              text(c, 5, "");
            }));
        });
      });
    }),
  );
  assert.equal(status, 201, JSON.stringify(d));
  assert.equal(d.spec.replicas, 0);
  assert.equal(d.spec.strategy.type, "RollingUpdate");
  assert.equal("workingDir" in d.spec.template.spec.containers[0], false);
});

test("PB-02 bytes are base64", async () => {
  const { status, body: secret } = await post(
    SE,
    body("v1", "Secret", (w) => {
      named(w, "s");
      entry(w, 2, "a", "hello");
    }),
  );
  assert.equal(status, 201);
  assert.deepEqual(secret.data, { a: "aGVsbG8=" });
});

test("PB-04 a target port is a number or a name", async () => {
  const port = (w: Writer, name: string, n: number, target: Write) =>
    nested(w, 1, (p) => {
      text(p, 1, name);
      text(p, 2, "TCP");
      p.varint(3, n);
      nested(p, 4, target);
    });
  const { status, body: service } = await post(
    SV,
    body("v1", "Service", (w) => {
      named(w, "s");
      nested(w, 2, (spec) => {
        port(spec, "a", 80, (t) => {
          t.varint(1, 0);
          t.varint(2, 8080);
        });
        port(spec, "b", 81, (t) => {
          t.varint(1, 1);
          text(t, 3, "http");
        });
      });
    }),
  );
  assert.equal(status, 201, JSON.stringify(service));
  assert.deepEqual(service.spec.ports.map((p: { targetPort: unknown }) => p.targetPort), [
    8080,
    "http",
  ]);
});

test("PB-07 a truncated body is refused", async () => {
  const whole = body("v1", "ConfigMap", (w) => {
    named(w, "c");
    entry(w, 2, "a", "1");
  });
  assert.equal((await post(CM, whole)).status, 201);
  for (const length of [2, 10, whole.length - 6]) {
    const { status } = await post(CM, whole.slice(0, length));
    assert.equal(status, 400, `${length}`);
  }
});
