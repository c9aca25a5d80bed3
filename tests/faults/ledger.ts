/**
 * What the server sees of a follower, measured by the invariants that are about requests.
 *
 * @module
 */

import assert from "node:assert/strict";
import { KubeError } from "kubist/errors";
import type { Clock } from "kubist/stream";
import type { WatchTrouble } from "kubist/watch";
import type { Observer, SimRequest } from "./sim_server.ts";
import { versionOf } from "./world.ts";

/** Where a follower stands, as its consumers know. */
export interface Standing {
  /** The version up to which everything has been handed over; undefined before anything was. */
  handedOver(): string | undefined;
  /** Whether that counts the version of a list, of which no event tells. */
  readonly knowsLists: boolean;
  /** Looks at what the follower holds right now. */
  look(): void;
}

/** The books about one follower. */
export class Ledger implements Observer {
  readonly tag: string;
  readonly #clock: Clock;
  readonly #standing: Standing;
  lists = 0;
  opens = 0;
  troubles = 0;
  #notBefore = 0;
  #cutLists = 0;
  #listedAt: number | undefined;
  #lastWaitEnds = -Infinity;
  #unjittered = 0;

  constructor(tag: string, clock: Clock, standing: Standing) {
    this.tag = tag;
    this.#clock = clock;
    this.#standing = standing;
  }

  listed(request: SimRequest, at: number): void {
    if (request.tag !== this.tag) return;
    this.lists++;
    this.#listedAt = at;
    this.#standing.look();
    this.#cutLists = 0;
    this.#requirePatience();
  }

  opened(request: SimRequest, from: string | undefined): void {
    if (request.tag !== this.tag) return;
    this.opens++;
    this.#requirePatience();
    assert.equal(this.#cutLists, 0, "I16 Whole bytes: a list that was cut counted as one");
    this.#standing.look();
    const handed = this.#standing.handedOver();
    if (from === undefined || handed === undefined) return;
    const at = versionOf(from);
    if (!this.#standing.knowsLists && at === this.#listedAt) return;
    const where = `I5 Resumable: ${this.tag} resumes elsewhere than it has handed over`;
    assert.equal(at, versionOf(handed), where);
  }

  refused(request: SimRequest, retryAfterMs: number | undefined): void {
    if (request.tag !== this.tag || retryAfterMs === undefined) return;
    this.#notBefore = this.#clock.now() + Math.min(retryAfterMs, 300_000);
  }

  /** A list was cut short on its way. */
  cutList(): void {
    this.#cutLists++;
  }

  /** The follower has begun anew, with waits that begin anew. */
  restarted(): void {
    this.#notBefore = 0;
    this.#cutLists = 0;
    this.#lastWaitEnds = -Infinity;
  }

  /** Something is being mended, or is the end. */
  trouble({ error, delayMs }: WatchTrouble): void {
    this.troubles++;
    assert.ok(error instanceof KubeError, `I15 Typed: ${String(error)}`);
    for (let e: unknown = error; e instanceof Error; e = e.cause) {
      const text = `${e.message} ${e.stack} ${JSON.stringify(e)}`;
      assert.ok(!text.includes("secret-"), `I17 Secret-free: ${text}`);
    }
    // The end has no next try; whether it may be is for onEnd() to say.
    if (delayMs === Infinity) return;
    const now = this.#clock.now();
    const asked = (error as { retryAfterMs?: number }).retryAfterMs ?? 0;
    assert.ok(delayMs >= asked, `I10 Polite: waits ${delayMs} ms, was asked to wait ${asked}`);
    if (now - this.#lastWaitEnds > 120_000 && asked === 0) {
      assert.ok(delayMs <= 1600, `I9 Live: after two quiet minutes it waits ${delayMs} ms`);
    }
    assert.ok(delayMs - asked <= 60_000, `I9 Live: waits ${delayMs} ms`);
    this.#lastWaitEnds = now + delayMs;
    if (asked === 0 && isRound(delayMs)) this.#unjittered++;
  }

  /** To be asked at the end of a run. */
  requireJitter(): void {
    assert.ok(
      this.#unjittered <= this.troubles / 20 + 1,
      `I10 Polite: ${this.#unjittered} of ${this.troubles} waits have no jitter`,
    );
  }

  #requirePatience(): void {
    const early = this.#notBefore - this.#clock.now();
    assert.ok(early < 1, `I10 Polite: ${this.tag} comes ${early} ms too early`);
  }
}

function isRound(delayMs: number): boolean {
  return delayMs === 30_000 || (delayMs % 800 === 0 && Math.log2(delayMs / 800) % 1 === 0);
}
