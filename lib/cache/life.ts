/**
 * How an informer ends: by disposal, by its signal, or with the core that it shares.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import { abortable, scope } from "../stream/deadline.ts";
import type { Clock } from "../stream/clock.ts";
import type { InformerOptions, InformerWait } from "../watch/informer.ts";
import type { Core } from "./core.ts";
import type { Feed, Receiver } from "./receiver.ts";
import type { Lease } from "./shared.ts";
import type { Entry } from "./store.ts";

/** The life of one handle; what listens through it ends with it. */
export class Life<T extends KubeObject, E> implements Feed<E> {
  readonly synced: Promise<void>;
  readonly ended: Promise<void>;
  readonly #core: Core<T, E>;
  readonly #receivers = new Set<Receiver<E>>();
  readonly #undo: (() => void)[] = [];
  readonly #running = new AbortController();
  readonly #end = Promise.withResolvers<void>();
  readonly #release: () => Promise<void>;
  #closing: Promise<void> | undefined;

  constructor(
    lease: Lease<T, E>,
    { signal, onTrouble }: Pick<InformerOptions<T>, "signal" | "onTrouble">,
  ) {
    const { core } = lease;
    this.#core = core;
    this.#release = () => lease.end();
    this.ended = this.#end.promise;
    this.synced = abortable(core.synced, this.#running.signal);
    for (const promise of [this.ended, this.synced]) promise.catch(() => {});
    if (onTrouble) {
      core.hooks.add(onTrouble);
      this.atEnd(() => core.hooks.delete(onTrouble));
    }
    core.ended.catch((error) => this.#finish({ error }));
    if (signal) {
      const onAbort = () => void this.#finish({ error: signal.reason });
      signal.addEventListener("abort", onAbort, { once: true });
      this.atEnd(() => signal.removeEventListener("abort", onAbort));
    }
  }

  get clock(): Clock {
    return this.#core.clock;
  }

  get complete(): boolean {
    return this.#core.complete;
  }

  entries(): Iterable<Entry<E>> {
    return this.#core.entries();
  }

  join(receiver: Receiver<E>): void {
    if (this.#running.signal.aborted) return receiver.fail(this.#running.signal.reason);
    this.#receivers.add(receiver);
    this.#core.join(receiver);
  }

  leave(receiver: Receiver<E>): void {
    this.#receivers.delete(receiver);
    this.#core.leave(receiver);
  }

  /** Has something done when the handle ends. */
  atEnd(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Waits for a condition on the store. */
  async until(condition: () => boolean, what: string, wait: InformerWait = {}): Promise<void> {
    const within = scope(wait.signal, this.#running.signal);
    try {
      const options = { ...wait, signal: within.signal };
      await this.#core.waiting.until(condition, what, this.clock, options);
    } finally {
      within[Symbol.dispose]();
    }
  }

  dispose(): Promise<void> {
    return this.#finish({});
  }

  #finish(end: { readonly error?: unknown }): Promise<void> {
    return this.#closing ??= this.#close(end);
  }

  async #close(end: { readonly error?: unknown }): Promise<void> {
    const failed = "error" in end;
    for (const receiver of [...this.#receivers]) {
      if (failed) receiver.fail(end.error);
      else receiver.close();
    }
    this.#running.abort(
      failed
        ? end.error
        : new DOMException(`The informer of ${this.#core.what} was disposed`, "AbortError"),
    );
    for (const undo of this.#undo.splice(0)) undo();
    await this.#release();
    if (failed) this.#end.reject(end.error);
    else this.#end.resolve();
  }
}
