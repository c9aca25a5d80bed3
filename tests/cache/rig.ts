/**
 * An informer over a model server, in virtual time.
 *
 * @module
 */

import assert from "node:assert/strict";
// Virtual time does not wait for files: what an informer loads when it starts is there before.
import "kubist/watch";
import "../../lib/cache/arrival.ts";
import "../../lib/cache/verify.ts";
import "../../lib/cache/writer.ts";
import { createInformer } from "kubist/cache";
import type { KubeObject } from "kubist/meta";
import { type ManualClock, manualClock } from "kubist/stream";
import type {
  Change,
  DriverOptions,
  Informer,
  InformerOptions,
  InformerSource,
  WatchTrouble,
} from "kubist/watch";
import { fromStatus } from "kubist/wire";
import { ModelServer, seeded } from "../watch/model.ts";

/** A thing of the model. */
export interface Thing extends KubeObject {
  value: number;
}

/** What a test drives. */
export interface Rig {
  readonly clock: ManualClock;
  readonly server: ModelServer;
  readonly troubles: WatchTrouble[];
  readonly source: InformerSource<Thing>;
  /** Starts an informer; those with the same options share a store. */
  start(options?: InformerOptions<Thing>): Informer<Thing>;
  /** Ends all informers and looks for what they left. */
  stop(): Promise<void>;
}

/** A rig with a server of its own. */
export function rig(watching: Partial<DriverOptions> = {}): Rig {
  const clock = manualClock();
  const server = new ModelServer(clock);
  const troubles: WatchTrouble[] = [];
  const source: InformerSource<Thing> = {
    what: "things",
    connection: {},
    key: "things",
    open: () => Promise.resolve(server as never),
    watching: {
      clock,
      random: seeded(1),
      toError: (frame) => fromStatus("watch things", frame.object),
      onTrouble: (trouble) => troubles.push(trouble),
      ...watching,
    },
  };
  const informers: Informer<Thing>[] = [];
  return {
    clock,
    server,
    troubles,
    source,
    start(options) {
      const informer = createInformer(source, options);
      informers.push(informer);
      return informer;
    },
    async stop() {
      for (const informer of informers) {
        const stopping = informer[Symbol.asyncDispose]();
        await clock.advance(0);
        await stopping;
      }
      assert.equal(clock.pending, 0, "no timer is left");
      assert.equal(server.streams, 0, "no stream is left");
    },
  };
}

/** What a listener or a loop was told, in words. */
export function told(change: Change<Thing>): string {
  const { type, key, object } = change;
  const mark = type === "ADDED" && change.initial
    ? " initial"
    : type === "MODIFIED" && change.resync
    ? " resync"
    : type === "DELETED" && change.missed
    ? " missed"
    : "";
  return `${type} ${key} ${object.value}${mark}`;
}

/** Writes down what a listener is told. */
export function recorder(): { readonly told: string[]; listen(change: Change<Thing>): void } {
  const words: string[] = [];
  return { told: words, listen: (change) => void words.push(told(change)) };
}
