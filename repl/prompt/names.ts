/**
 * The names that every input sees: `k`, the views by plural, the machinery, and what only a prompt has.
 *
 * @module
 */

import * as meta from "kubist/meta";
import type { KubeObject } from "kubist";
import { barLines, sparkline } from "../show/chart.ts";
import type { Screen } from "../show/paint.ts";
import { reveal } from "../show/secrets.ts";
import { Text } from "../show/value.ts";
import { helpText } from "./commands.ts";
import { describe, type ObjectView } from "./describe.ts";
import { chart, live, type WatchView } from "./live.ts";
import type { Session } from "./session.ts";
import { shortNames } from "./short_names.ts";

/** The machinery at the prompt: functions of kubist/meta. */
export const machinery: readonly string[] = Object.keys(meta).filter((name) =>
  typeof meta[name as keyof typeof meta] === "function"
).sort();

/** What the names work with. */
export interface NameContext {
  readonly session: Session;
  readonly screen: Screen;
  /** The signal of the input that runs. */
  readonly signal: () => AbortSignal | undefined;
}

/**
 * The names, as properties for the global object. A plural that the runtime has a global for keeps to
 * `k`.
 */
export function promptNames(context: NameContext): PropertyDescriptorMap {
  const { session, screen, signal } = context;
  const fixed = {
    reveal,
    sparkline: (numbers: readonly number[]) => new Text(sparkline(numbers)),
    bars: (counts: Readonly<Record<string, number>>) =>
      new Text(barLines(counts, screen.columns).join("\n")),
    explain: (path: string) => session.k.explain(path),
    describe: (view: ObjectView, name: string) => describe(session.k, view, name, screen, signal()),
    live: (view: WatchView) => live(view, screen, signal()),
    chart: (view: WatchView, by: (object: KubeObject) => unknown) =>
      chart(view, by, screen, signal()),
  };
  const values: PropertyDescriptorMap = {};
  for (const [name, value] of Object.entries(fixed)) values[name] = { value, writable: true };
  for (const name of machinery) {
    values[name] = { value: meta[name as keyof typeof meta], writable: true };
  }
  return {
    ...accessorNames(session),
    ...values,
    help: { get: () => new Text(helpText(screen)), set: replaced("help") },
    k: { get: () => session.k, set: replaced("k") },
  };
}

/** The accessors that a client has for its resources: `pods` for `k.pods`. */
export function accessorsOf(client: object): readonly string[] {
  const names: string[] = [];
  for (const name in client) {
    if (isAccessor((client as Record<string, unknown>)[name])) names.push(name);
  }
  return names;
}

function accessorNames(session: Session): PropertyDescriptorMap {
  const names: PropertyDescriptorMap = {};
  const own = accessorsOf(session.k).map((name) => [name, name] as const);
  for (const [name, accessor] of [...own, ...Object.entries(shortNames)]) {
    if (name in globalThis) continue;
    const call = (namespace?: string) =>
      (session.k as unknown as Record<string, (ns?: string) => unknown>)[accessor]?.(namespace);
    Object.defineProperty(call, "name", { value: name });
    names[name] = { value: call, writable: true };
  }
  return names;
}

function isAccessor(value: unknown): boolean {
  return typeof value === "function";
}

/** A variable of the same name takes the place of what the prompt put there. */
function replaced(name: string): (value: unknown) => void {
  return (value) =>
    Object.defineProperty(globalThis, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}
