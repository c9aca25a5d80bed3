import assert from "node:assert/strict";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createInformer } from "kubist/cache";
import type { KubeList } from "kubist/meta";
import { systemClock } from "kubist/stream";
import type { InformerOptions, InformerSource } from "kubist/watch";
import { fromStatus } from "kubist/wire";
import { createFixture } from "../bench/fixture.ts";
import { test } from "../harness.ts";
import type { Thing } from "./rig.ts";

const pods = 4000;

/** A collection that is read once and then stays as it is. */
async function still(): Promise<{ source: InformerSource<Thing>; bytesOfText: number }> {
  const serve = createFixture({ pods, events: 0, pageSize: pods });
  const text = await serve(new Request(`http://fixture/api/v1/pods?limit=${pods}`)).text();
  let bytesOfText = 0;
  for (const { metadata, ...rest } of (JSON.parse(text) as KubeList<Thing>).items) {
    delete metadata.managedFields;
    bytesOfText += JSON.stringify({ metadata, ...rest }).length;
  }
  const source: InformerSource<Thing> = {
    what: "pods",
    connection: {},
    key: "pods",
    open: () =>
      Promise.resolve({
        what: "pods",
        page: () => Promise.resolve(JSON.parse(text)),
        open: (_request, signal) =>
          Promise.resolve({
            next: () =>
              new Promise((_, reject) => {
                signal.addEventListener("abort", () => reject(signal.reason));
              }),
            return: () => Promise.resolve(),
          }),
      }),
    watching: {
      clock: systemClock,
      random: Math.random,
      toError: ({ object }) => fromStatus("watch pods", object),
    },
  };
  return { source, bytesOfText };
}

function heap(): number {
  const { Bun } = globalThis as { Bun?: { gc(force: boolean): void } };
  if (Bun) Bun.gc(true);
  else {
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
  }
  return process.memoryUsage().heapUsed;
}

async function memoryOf(options: InformerOptions<Thing>): Promise<number> {
  const { source, bytesOfText } = await still();
  const before = heap();
  await using informer = createInformer(source, options);
  await informer.synced;
  const ratio = (heap() - before) / bytesOfText;
  assert.equal(informer.size, pods);
  return ratio;
}

test("informer() needs at most 1.5 times the JSON text of a pod, and less than without compact", async () => {
  const plain = await memoryOf({ compact: false });
  const compact = await memoryOf({});
  assert.ok(compact > 0.2 && compact <= 1.5, `${compact.toFixed(2)} times`);
  assert.ok(compact < plain, `${compact.toFixed(2)} times, without ${plain.toFixed(2)}`);
});
