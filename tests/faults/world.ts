/**
 * The truth: objects, their history, and what a server forgets of it.
 *
 * @module
 */

import type { KubeObject } from "kubist/meta";

/** What the model stores. */
export interface Thing extends KubeObject {
  value: number;
  text: string;
}

/** One commit. */
export interface Commit {
  readonly at: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly key: string;
  readonly object: Thing;
  readonly json: string;
}

/** An object as it is stored. */
export interface Stored {
  readonly at: number;
  readonly object: Thing;
  readonly json: string;
}

/** Versions are longer than a JavaScript number can tell apart. */
const prefix = "9007199254";
const base = 740_993_000_000;

/** The text of a version. */
export function textOf(at: number): string {
  return prefix + String(base + at);
}

/** The version of a text. */
export function versionOf(text: string): number {
  return Number(text.slice(prefix.length)) - base;
}

/** Objects, and the commits that led to them. */
interface History {
  readonly objects: ReadonlyMap<string, Stored>;
  readonly journal: readonly Commit[];
}

/** Objects with a history. */
export class World {
  objects: Map<string, Stored> = new Map();
  at = 1;
  /** Versions below this one are forgotten. */
  oldest = 1;
  /** The versions that they have gone back to, one after the other. */
  readonly restored: number[] = [];
  /** What there was before versions went back, the last two times. */
  unmade: readonly History[] = [];
  #journal: Commit[] = [];
  #uid = 0;
  /** Called after each commit. */
  onCommit: (commit: Commit) => void = () => {};
  readonly text: (value: number) => string;

  constructor(text: (value: number) => string) {
    this.text = text;
  }

  /** Creates an object or changes it; gives what is stored. */
  put(key: string, value: number, text: string = this.text(value)): Thing {
    const old = this.objects.get(key);
    const [namespace, name] = key.split("/") as [string, string];
    const at = this.at + 1;
    const object: Thing = {
      apiVersion: "sim.test/v1",
      kind: "Thing",
      metadata: {
        name,
        namespace,
        uid: old?.object.metadata.uid ?? `uid-${++this.#uid}`,
        resourceVersion: textOf(at),
        creationTimestamp: "2026-01-01T00:00:00Z",
        labels: { app: name, parity: value % 2 === 0 ? "even" : "odd" },
      },
      value,
      text,
    };
    this.#commit(old ? "MODIFIED" : "ADDED", key, object);
    return object;
  }

  remove(key: string): void {
    const old = this.objects.get(key);
    if (!old) return;
    const metadata = { ...old.object.metadata, resourceVersion: textOf(this.at + 1) };
    this.#commit("DELETED", key, { ...old.object, metadata });
  }

  /** Something of another kind is written: versions are shared. */
  elsewhere(): void {
    this.at++;
  }

  /** The latest version that was when the server went back to an older one. */
  takenBack: number = -Infinity;

  /** How often versions have gone back. */
  get restores(): number {
    return this.restored.length;
  }

  /** The commits after a version. */
  after(at: number, journal: readonly Commit[] = this.#journal): readonly Commit[] {
    let low = 0;
    let high = journal.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((journal[middle] as Commit).at > at) high = middle;
      else low = middle + 1;
    }
    return journal.slice(low);
  }

  /** What was stored at a version that is not forgotten by the model itself, also before they went back. */
  stateAt(at: number, history: History = this.#history): Map<string, Stored> {
    const { objects, journal } = history;
    const state = new Map(objects);
    const undone = this.after(at, journal);
    /** The keys that there were before, whose states have to be looked for. */
    const older = new Set<string>();
    for (const { key, type } of undone.toReversed()) {
      state.delete(key);
      if (type === "ADDED") older.delete(key);
      else older.add(key);
    }
    for (let i = journal.length - undone.length - 1; i >= 0 && older.size > 0; i--) {
      const commit = journal[i] as Commit;
      if (older.delete(commit.key)) state.set(commit.key, commit);
    }
    return state;
  }

  /** Whether a state is part of the history as it is now. */
  isHistory({ metadata, ...rest }: KubeObject): boolean {
    const at = versionOf(metadata.resourceVersion);
    const commit = this.after(at - 1)[0];
    return commit?.at === at && commit.object.metadata.uid === metadata.uid &&
      (!("value" in rest) || commit.object.value === rest.value);
  }

  /** Forgets the history. */
  compact(): void {
    this.oldest = this.at;
  }

  /** Goes back to an older state, as a restored backup does: versions, objects and all. */
  restore(back: number): void {
    const at = Math.max(1, this.at - back);
    this.takenBack = Math.max(this.takenBack, this.at);
    this.unmade = [...this.unmade, this.#history].slice(-2);
    this.objects = this.stateAt(at);
    this.#journal = this.#journal.slice(0, this.#journal.length - this.after(at).length);
    this.at = at;
    this.oldest = Math.min(this.oldest, at);
    this.restored.push(at);
  }

  get #history(): History {
    return { objects: this.objects, journal: this.#journal };
  }

  #commit(type: Commit["type"], key: string, object: Thing): void {
    const commit = { at: ++this.at, type, key, object, json: JSON.stringify(object) };
    if (type === "DELETED") this.objects.delete(key);
    else this.objects.set(key, commit);
    this.#journal.push(commit);
    if (this.#journal.length > 2 * memory) this.#trim();
    this.onCommit(commit);
  }

  /** Keeps what faults may go back to, and the last state of everything. */
  #trim(): void {
    const kept = this.#journal.slice(-memory);
    const first = kept[0]?.at ?? this.at;
    const seen = new Set<string>();
    const base: Commit[] = [];
    for (const commit of this.#journal.slice(0, -memory).toReversed()) {
      if (seen.has(commit.key)) continue;
      seen.add(commit.key);
      if (commit.type !== "DELETED") base.push(commit);
    }
    this.#journal = [...base.reverse(), ...kept];
    this.oldest = Math.max(this.oldest, first);
  }
}

/** Commits that the model itself remembers; far more than any fault goes back. */
const memory = 10_000;
