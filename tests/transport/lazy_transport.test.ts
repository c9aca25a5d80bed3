import assert from "node:assert/strict";
import type { Transport } from "kubist/transport";
import { lazyTransport } from "../../lib/transport/lazy_transport.ts";
import { test } from "../harness.ts";

const request = { method: "GET", path: "/", headers: [], kind: "unary", act: "ask" } as const;

test("lazyTransport() opens once, with the first call, and hands all calls on", async () => {
  let opened = 0;
  const asked: string[] = [];
  const note = (name: string) => () => (asked.push(name), Promise.resolve(name as never));
  const inner: Transport = {
    server: "https://k",
    exchange: note("exchange"),
    stream: note("stream"),
    raw: note("raw"),
    upgrade: note("upgrade"),
    close: note("close"),
    [Symbol.asyncDispose]: note("dispose"),
  };
  const transport = lazyTransport("https://k", () => {
    opened++;
    return Promise.resolve(inner);
  });
  assert.equal(transport.server, "https://k");
  assert.equal(opened, 0);
  await Promise.all([transport.exchange(request), transport.stream(request)]);
  await transport.raw(request);
  await transport.upgrade(request);
  await transport[Symbol.asyncDispose]();
  assert.equal(opened, 1);
  assert.deepEqual(asked, ["exchange", "stream", "raw", "upgrade", "close"]);
});
