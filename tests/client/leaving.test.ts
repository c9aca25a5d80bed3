import assert from "node:assert/strict";
import { type Client, connect, type Flow, type WatchEvent } from "kubist";
import { runtime } from "kubist/runtime";
import { createServer } from "kubist/server";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";

/** An embedded server over TLS that tells when the connections of its watches go away. */
async function observed(run: (k: Client, gone: () => Promise<number>) => Promise<void>) {
  const authority = await createCertificateAuthority();
  const tls = await authority.issue({
    commonName: "embedded",
    usage: "server",
    ipAddresses: ["127.0.0.1"],
  });
  const server = createServer();
  let report = (_at: number) => {};
  const first = new Promise<number>((resolve) => report = resolve);
  const listener = await runtime().listen((request, peer) => {
    if (request.url.includes("watch=true")) {
      request.signal.addEventListener("abort", () => report(performance.now()), { once: true });
    }
    return server.fetch(request, peer);
  }, { tls });
  const k = await connect({
    server: `https://127.0.0.1:${listener.port}`,
    ca: authority.cert,
    namespace: "default",
  });
  try {
    await run(k, () => first);
  } finally {
    await k.close();
    await listener.close();
    await server.close();
  }
}

type Watch = (signal?: AbortSignal) => Flow<WatchEvent>;

/** Each ends a loop at the first event that came over the open connection. */
const leave: Readonly<Record<string, (watch: Watch, live: (e: WatchEvent) => boolean) => unknown>> =
  {
    async break(watch, live) {
      for await (const event of watch()) if (live(event)) break;
    },
    async "a throw"(watch, live) {
      await assert.rejects(async () => {
        for await (const event of watch()) if (live(event)) throw new RangeError("out");
      }, RangeError);
    },
    async "an aborted signal"(watch, live) {
      const controller = new AbortController();
      await assert.rejects(async () => {
        for await (const event of watch(controller.signal)) {
          if (live(event)) controller.abort("enough");
        }
      }, (reason) => reason === "enough");
    },
    async disposal(watch, live) {
      const flow = watch();
      const events = flow[Symbol.asyncIterator]();
      while (!live((await events.next()).value as WatchEvent));
      const pending = events.next();
      await flow[Symbol.asyncDispose]();
      assert.equal((await pending).done, true);
    },
  };

for (const [way, out] of Object.entries(leave)) {
  test(`watch() left by ${way} closes its connection`, () =>
    observed(async (k, gone) => {
      await k.configMaps().create({ metadata: { name: "listed" } });
      let left = 0;
      const live = ({ object }: WatchEvent) => {
        if (object.metadata.name === "listed") {
          void k.configMaps().create({ metadata: { name: "live" } });
          return false;
        }
        left = performance.now();
        return true;
      };
      await out((signal) => k.configMaps().watch({ signal }), live);
      assert.ok(await gone() >= left);
    }));
}

test("watch() hears an abort after its answer could have been collected as garbage", () =>
  observed(async (k, gone) => {
    const controller = new AbortController();
    const watching = k.configMaps().watch({ signal: controller.signal }).toArray();
    watching.catch(() => {});
    for (let i = 0; i < 30; i++) {
      // Enough rubbish for several collections.
      Array.from({ length: 200 }, () => new Uint8Array(10_000));
      await k.configMaps().create({
        metadata: { generateName: "n" },
        data: { x: "y".repeat(9999) },
      });
    }
    controller.abort("enough");
    await assert.rejects(watching, (reason) => reason === "enough");
    await gone();
  }));
