/**
 * What one consumer was told, checked as it comes.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { KubeObject } from "kubist/meta";
import { versionOf } from "./world.ts";

/** A change as every consumer tells it. */
export interface Told {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly key: string;
  readonly object: KubeObject;
  readonly old?: KubeObject | undefined;
}

/** Folds changes into the state that they add up to. */
export class Tape {
  readonly name: string;
  readonly state: Map<string, KubeObject> = new Map();
  /** Since they were last looked at. */
  news: Told[] = [];
  heard = 0;
  /** While each state may be told once more, although it was told: the keys of those that were. */
  repeated: Set<string> | undefined;
  readonly #isHistory: (object: KubeObject) => boolean;

  /** `isHistory` says whether a state is still part of the server's past: a restored backup unmakes some. */
  constructor(name: string, isHistory: (object: KubeObject) => boolean) {
    this.name = name;
    this.#isHistory = isHistory;
  }

  /** Takes a change; throws, by the name of the invariant, what must not be. */
  take(told: Told): void {
    const { type, key, object, old } = told;
    const before = this.state.get(key);
    const where = `${this.name}: ${type} ${key} at ${object.metadata.resourceVersion}`;
    this.heard++;
    this.news.push(told);
    if (type === "ADDED") {
      assert.equal(before, undefined, `I2 Complete: ${where}, which was there`);
    } else {
      assert.ok(before, `I2 Complete: ${where}, which was never added`);
      assert.equal(object.metadata.uid, before.metadata.uid, `I2 Complete: ${where}: other uid`);
      const other = old && old !== before;
      assert.ok(!other, `I2 Complete: ${where}: the old state is ${old?.metadata.resourceVersion}`);
    }
    if (type === "MODIFIED" && before) this.#requireProgress(before, told, where);
    if (type === "DELETED") this.state.delete(key);
    else this.state.set(key, object);
  }

  clear(): void {
    this.state.clear();
    this.repeated?.clear();
    this.news = [];
  }

  #requireProgress(before: KubeObject, { key, object }: Told, where: string): void {
    if (!this.#isHistory(before)) return;
    const [from, to] = [before, object].map((o) => versionOf(o.metadata.resourceVersion));
    if (to === from && this.repeated && !this.repeated.has(key)) {
      this.repeated.add(key);
      return;
    }
    assert.notEqual(to, from, `I4 Unique: ${where} came twice`);
    assert.ok((to as number) > (from as number), `I3 Ordered: ${where} after ${from}`);
  }
}

/** The key of an object. */
export function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}
