/**
 * Those who follow the model server in a simulation: an informer with three consumers, and a watch.
 *
 * @module
 */

import assert from "node:assert/strict";
import { type Client, createClient, type Tools } from "kubist/client";
import type { Kind, KubeObject } from "kubist/meta";
import { sleep } from "kubist/stream";
import { createTransport } from "kubist/transport";
import type { Bookmark, Informer, Subscription, WatchEvent, WatchTrouble } from "kubist/watch";
import { rubbish } from "./classes.ts";
import type { Parts } from "./parts.ts";
import type { Chance } from "./chance.ts";
import type { SimClock } from "./sim_clock.ts";
import type { SimServer } from "./sim_server.ts";
import { keyOf, Tape } from "./tape.ts";
import { type Thing, versionOf } from "./world.ts";

/** The kind of the model's objects. */
export const ThingKind: Kind<Thing> = {
  group: "sim.test",
  version: "v1",
  kind: "Thing",
  plural: "things",
  singular: "thing",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"],
  subresources: [],
};

/** What the credentials of a client do. */
export interface SimCredentials {
  now: string;
  next: string;
  trouble: "slow" | "hangs" | "rubbish" | undefined;
  certificate: { readonly cert: string; readonly key: string };
}

/** What followers live in. */
export interface Surroundings {
  readonly server: SimServer;
  readonly clock: SimClock;
  readonly chance: Chance;
  readonly credentials: SimCredentials;
  readonly parts: Parts;
  /** Whether versions have gone back, and not all have seen it. */
  readonly quiet: boolean;
  onTrouble(tag: string, trouble: WatchTrouble): void;
  /** Called when a follower has ended, with the reason. */
  onEnd(tag: string, error: unknown): void;
}

/** A client whose requests carry a tag. */
export function clientOf(tag: string, around: Surroundings): Client {
  const { server, clock, chance, credentials, parts } = around;
  const transport = createTransport({
    server: "https://sim",
    open: () => parts.http?.(server.client(tag)) ?? server.client(tag),
    clock,
    random: chance.next,
    credentials: {
      async headers({ signal } = {}) {
        const { trouble } = credentials;
        credentials.trouble = undefined;
        if (trouble === "slow") await sleep(clock, 5000, signal);
        if (trouble === "hangs") await sleep(clock, 1e9, signal);
        if (trouble === "rubbish") throw rubbish();
        return [["authorization", `Bearer ${credentials.now}`]];
      },
      certificate: () => Promise.resolve(credentials.certificate),
      invalidate: (used) => {
        // Another client may have renewed them since this one sent its request.
        const sent = used?.headers?.find(([name]) => name === "authorization")?.[1];
        const renewed = credentials.now !== credentials.next ||
          sent !== `Bearer ${credentials.now}`;
        credentials.now = credentials.next;
        return renewed;
      },
    },
  });
  return createClient({
    transport: parts.transport?.(transport) ?? transport,
    clock,
    random: chance.next,
    onTrouble: (trouble) => around.onTrouble(tag, trouble),
    tools: { informers: () => parts.informers } as Tools,
  });
}

/** An informer and its consumers: a fast one, a slow one with a small buffer, one that throws. */
export class InformerFollower {
  readonly fast: Tape;
  readonly slow: Tape;
  readonly throwing: Tape;
  sleepMs = 0;
  throwNext: (() => void) | undefined;
  informer: Informer<Thing>;
  subscription: Subscription;
  readonly #client: Client;
  readonly #around: Surroundings;
  #starts = 0;
  #wakesAt = 0;
  #loops: Promise<void>[] = [];
  #naps = new AbortController();

  constructor(client: Client, around: Surroundings) {
    this.#client = client;
    this.#around = around;
    const isHistory = (object: KubeObject) => around.server.world.isHistory(object);
    this.fast = new Tape("fast loop", isHistory);
    this.slow = new Tape("slow loop", isHistory);
    this.throwing = new Tape("listener that throws", isHistory);
    [this.informer, this.subscription] = this.#start();
  }

  /** Whether the slow loop sleeps, and changes may wait for it. */
  get asleep(): boolean {
    return this.#around.clock.now() < this.#wakesAt;
  }

  restart(): void {
    for (const tape of [this.fast, this.slow, this.throwing]) tape.clear();
    this.#wakesAt = 0;
    [this.informer, this.subscription] = this.#start();
  }

  async stop(): Promise<void> {
    this.#naps.abort(stopped);
    await this.informer[Symbol.asyncDispose]();
    await Promise.all(this.#loops);
  }

  #start(): [Informer<Thing>, Subscription] {
    // In turns, for a list comes in pages or on the stream.
    const list = this.#starts++ % 2 === 0 ? "stream" : "pages";
    const informer = this.#client.of(ThingKind, "*").informer({ list });
    const { onEnd } = this.#around;
    this.#naps = new AbortController();
    const naps = this.#naps.signal;
    const read = async (tape: Tape, buffer: number, between: () => Promise<void> | undefined) => {
      for await (const change of informer.changes({ buffer })) {
        tape.take(change);
        await between();
      }
    };
    // What ends the informer ends both loops: the fast one tells, at once.
    const onSlowEnd = (error: Error) => {
      if (error.name === "AssertionError") onEnd("informer", error);
    };
    this.#loops = [
      read(this.fast, 1e9, () => undefined).catch((error) => onEnd("informer", error)),
      read(this.slow, 64, () => this.#nap(naps)).catch(onSlowEnd),
    ];
    const subscription = informer.on((change) => {
      if (change.type === "MODIFIED" && change.resync) this.#reminded(change);
      else this.throwing.take(change);
      const thrown = this.throwNext;
      this.throwNext = undefined;
      if (!thrown) return;
      thrown();
      throw new Planned();
    }, {
      onError: (error) => {
        if (!(error instanceof Planned)) onEnd("informer", error);
      },
      resyncMs: 600_000,
      buffer: 64,
    });
    return [informer, subscription];
  }

  #reminded({ key, object }: { readonly key: string; readonly object: Thing }): void {
    assert.ok(this.throwing.state.get(key) === object, `I2 Complete: reminded of another ${key}`);
  }

  #nap(signal: AbortSignal): Promise<void> | undefined {
    const ms = this.sleepMs;
    this.sleepMs = 0;
    if (ms <= 0) return undefined;
    this.#wakesAt = this.#around.clock.now() + ms;
    return sleep(this.#around.clock, ms, signal);
  }
}

/** A loop over a watch, with bookmarks. */
export class WatchFollower {
  readonly tape: Tape;
  sleepMs = 0;
  readonly #client: Client;
  readonly #around: Surroundings;
  /** The version of the last event or bookmark. */
  handedOver: string | undefined;
  #bookmark: { readonly at: number; readonly restores: number } | undefined;
  #wakesAt = 0;
  #controller = new AbortController();
  #loop: Promise<void>;

  constructor(client: Client, around: Surroundings) {
    this.#client = client;
    this.#around = around;
    const { world } = around.server;
    this.tape = new Tape("watch", (object) => world.isHistory(object));
    this.#loop = this.#run();
  }

  /** How long it will do nothing but sleep. */
  get sleepsMs(): number {
    return Math.max(0, this.#wakesAt - this.#around.clock.now()) + this.sleepMs;
  }

  restart(): void {
    this.tape.clear();
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#controller.abort(stopped);
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { signal } = this.#controller;
    this.#bookmark = this.handedOver = undefined;
    try {
      for await (
        const event of this.#client.of(ThingKind, "*").watch({ signal, bookmarks: true })
      ) {
        const { type, object } = event;
        this.#requireAfterBookmark(event);
        this.handedOver = object.metadata.resourceVersion;
        if (type === "BOOKMARK") continue;
        this.tape.take({ type, key: keyOf(object as Thing), object: object as Thing });
        const ms = this.sleepMs;
        this.sleepMs = 0;
        this.#wakesAt = this.#around.clock.now() + ms;
        if (ms > 0) await sleep(this.#around.clock, ms, signal);
      }
    } catch (error) {
      if (error !== stopped) this.#around.onEnd("watch", error);
    }
  }

  /**
   * I6: within one epoch, which ends where versions go back. A watch may resume where a restored server
   * has a version of the same number: it cannot know, and the next list tells what that change was.
   */
  #requireAfterBookmark({ type, object }: WatchEvent<KubeObject> | Bookmark): void {
    const { quiet, server: { world } } = this.#around;
    const version = versionOf(object.metadata.resourceVersion);
    if (quiet || this.#bookmark?.restores !== world.restores) this.#bookmark = undefined;
    if (type === "BOOKMARK") {
      if (!quiet) this.#bookmark = { at: version, restores: world.restores };
      return;
    }
    // What went during a gap is told with its last version, which is the old one.
    const departed = type === "DELETED" && !("value" in object);
    const isOld = departed || version <= world.takenBack;
    const { at = -Infinity } = this.#bookmark ?? {};
    assert.ok(isOld || version > at, `I6 Bookmarkable: ${version} after the bookmark ${at}`);
  }
}

const stopped = Symbol("stopped");

class Planned extends RangeError {}
