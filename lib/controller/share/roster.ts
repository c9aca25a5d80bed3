/**
 * Who is alive, by what this process has seen, and who may work which key.
 *
 * The rule that keeps two members from one key, whatever they know of each other: a member works a
 * key only if the view that it has *published* gives the key to it, and, in a list read after that,
 * no other live member's published view gives the key to that other. Of two members that want one key,
 * whoever publishes last sees the other's view, and waits. And a member publishes a view that takes a
 * key from it only when it no longer works the key.
 *
 * @module
 */

import type { MemberRecord } from "./member_leases.ts";
import { shareOut } from "./rendezvous.ts";

/** The members of a group, as one of them sees it. */
export class Roster {
  readonly #identity: string;
  readonly #seen = new Map<string, { readonly record: MemberRecord; readonly since: number }>();

  constructor(identity: string) {
    this.#identity = identity;
  }

  /** Takes in a complete list that was received at a time of the local clock. */
  observe(records: readonly MemberRecord[], receivedAt: number): void {
    const present = new Set(records.map(({ identity }) => identity));
    for (const identity of this.#seen.keys()) {
      if (!present.has(identity)) this.#seen.delete(identity);
    }
    for (const record of records) {
      const old = this.#seen.get(record.identity);
      if (old?.record.version === record.version) continue;
      this.#seen.set(record.identity, { record, since: receivedAt });
    }
  }

  /** The other members whose record has changed within its own duration, when a list was asked for. */
  others(askedAt: number): readonly MemberRecord[] {
    return this.#split(askedAt, true);
  }

  /** The other members that had been silent for longer. */
  dead(askedAt: number): readonly MemberRecord[] {
    return this.#split(askedAt, false);
  }

  #split(askedAt: number, alive: boolean): readonly MemberRecord[] {
    return [...this.#seen.values()]
      .filter(({ record, since }) =>
        record.identity !== this.#identity && record.identity !== "" &&
        askedAt - since < record.durationSeconds * 1000 === alive
      )
      .map(({ record }) => record);
  }
}

/** Which keys a member may work: those that all its own views give it, and no other member claims. */
export class Claims {
  /** Two claims with the same text are the same. */
  readonly text: string;
  readonly #identity: string;
  readonly #own: readonly ((key: string) => string | undefined)[];
  readonly #rivals: readonly {
    readonly identity: string;
    readonly owner: (key: string) => unknown;
  }[];

  constructor(
    identity: string,
    own: readonly (readonly string[])[],
    others: readonly MemberRecord[],
  ) {
    this.#identity = identity;
    const views = new Map(own.map((view) => [view.join("\n"), view]));
    this.#own = [...views.values()].map(shareOut);
    // Who shares the keys out as this member does claims none that this member has.
    const rivals = others.filter(({ view }) => !views.has(view.join("\n")));
    this.#rivals = rivals.map(({ identity, view }) => ({ identity, owner: shareOut(view) }));
    const claimed = rivals.map((one) => [one.identity, one.view]);
    this.text = JSON.stringify([[...views.keys()].sort(), claimed.sort()]);
  }

  /** Whether a key is this member's. */
  has(key: string): boolean {
    return this.#own.length > 0 && this.#own.every((owner) => owner(key) === this.#identity) &&
      this.#rivals.every(({ identity, owner }) => owner(key) !== identity);
  }
}
