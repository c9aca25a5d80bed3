/**
 * Telling the users of a cluster what has happened to an object: `kubectl events`.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 *
 * @module
 */

import type { Client } from "../../client/client.ts";
import type { KubeObject } from "../../meta/object.ts";
import { type Clock, systemClock } from "../../stream/clock.ts";
import { defaultIdentity } from "../lease_times.ts";
import { correlator } from "./correlator.ts";
import { type Delivery, delivery } from "./delivery.ts";
import { coreWrite, seriesWrite, type Write } from "./event_sinks.ts";
import { type Happening, report } from "./happening.ts";
import { finishMs, refreshMs, type SeriesBook, seriesBook } from "./series.ts";

/** How to report. */
export interface EventRecorderOptions {
  /** Who reports: "example.com/web-operator". */
  readonly reporter: string;
  /** Which of them. @default {HOSTNAME and a random part} */
  readonly instance?: string | undefined;
  /**
   * "events" counts in a series what differs in its note alone; "core" writes the older form, counts
   * what is the same, makes one of ten that are alike, and holds back what is too much for one object.
   *
   * @default {"events"}
   */
  readonly api?: "events" | "core" | undefined;
  /** Told of every event that was dropped or refused. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
  /** What the waits between writes are measured with. @default {the machine's} */
  readonly clock?: Clock | undefined;
  /** For the names of events. @default {Math.random} */
  readonly random?: (() => number) | undefined;
  /** Milliseconds since 1970. @default {Date.now} */
  readonly wallClock?: (() => number) | undefined;
}

/** Reports what happens. Dispose of it, or call `close()`. */
export interface EventRecorder extends AsyncDisposable {
  /**
   * Reports what has happened to an object. Nobody waits for it and nothing fails by it: it is written
   * when the server can be reached, tried twelve times within two minutes, and dropped when a thousand
   * others wait.
   *
   * **Errors**: `TypeError` for a reason or action that the server would refuse.
   */
  record(object: KubeObject, happening: Happening): void;
  /**
   * Resolves when all that was reported is written, or given up.
   *
   * **Errors**: what `onTrouble` has thrown meanwhile.
   */
  flush(): Promise<void>;
  /** Writes what waits for up to `graceMs`, and the counts of series. @param graceMs @default {5_000} */
  close(graceMs?: number): Promise<void>;
}

/**
 * Creates a recorder of events.
 *
 * **Wire**: POST and PATCH on Events, in the namespace of the object, or "default".
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { eventRecorder } from "kubist/controller";
 *
 * await using cluster = await startCluster();
 * const k = cluster.client();
 * const site = await k.configMaps("default").create({ metadata: { name: "site" } });
 * await using events = eventRecorder(k, { reporter: "example.com/demo" });
 * events.record(site, { reason: "Published", note: "The site is up" });
 * await events.flush();
 * console.log((await k.events.v1.events("default").toArray())[0]?.note); // The site is up
 * ```
 */
export function eventRecorder(k: Client, options: EventRecorderOptions): EventRecorder {
  return new Recorder(k, options);
}

class Recorder implements EventRecorder {
  readonly #k: Client;
  readonly #options: EventRecorderOptions;
  readonly #instance: string;
  readonly #clock: Clock;
  readonly #wallClock: () => number;
  readonly #book: SeriesBook = seriesBook();
  readonly #correlator;
  readonly #delivery: Delivery;
  #cancel: (() => void) | undefined;
  #refreshedAt: number;
  #closed: Promise<void> | undefined;

  constructor(k: Client, options: EventRecorderOptions) {
    this.#k = k;
    this.#options = options;
    this.#instance = options.instance ?? defaultIdentity();
    this.#clock = options.clock ?? systemClock;
    this.#wallClock = options.wallClock ?? Date.now;
    this.#correlator = correlator({ clock: this.#clock });
    this.#refreshedAt = this.#clock.now();
    this.#delivery = delivery({
      onTrouble: (error) => options.onTrouble?.(error),
      clock: this.#clock,
      random: options.random ?? Math.random,
    });
  }

  record(object: KubeObject, happening: Happening): void {
    const { reporter, api = "events" } = this.#options;
    const at = this.#wallClock();
    const one = report(object, happening, { reporter, instance: this.#instance, at });
    if (api === "core") {
      const event = this.#correlator.correlate(one);
      return this.#add(event && coreWrite(this.#k, event));
    }
    const write = this.#book.observe(one);
    this.#add(write && seriesWrite(this.#k, write));
    this.#arm();
  }

  flush(): Promise<void> {
    return this.#delivery.flush();
  }

  close(graceMs = 5_000): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(graceMs: number): Promise<void> {
    this.#cancel?.();
    for (const write of this.#book.finish(Infinity)) this.#add(seriesWrite(this.#k, write));
    const late = Promise.withResolvers<void>();
    const cancel = this.#clock.after(graceMs, late.resolve);
    try {
      await Promise.race([this.#delivery.flush(), late.promise]);
    } finally {
      cancel();
      await this.#delivery.close();
    }
  }

  #add(write: Write | undefined): void {
    if (write) this.#delivery.add(write);
  }

  /** Looks after the series, as long as there are any. */
  #arm(): void {
    if (this.#cancel || this.#closed || this.#book.size === 0) return;
    this.#cancel = this.#clock.after(finishMs, () => {
      this.#cancel = undefined;
      const over = this.#book.finish(this.#wallClock());
      const due = this.#clock.now() - this.#refreshedAt >= refreshMs;
      if (due) this.#refreshedAt = this.#clock.now();
      for (const write of [...over, ...due ? this.#book.refresh() : []]) {
        this.#add(seriesWrite(this.#k, write));
      }
      this.#arm();
    });
  }
}
