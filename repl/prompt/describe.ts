/**
 * One object with what is around it, as `kubectl describe` has it: its owners and its events.
 *
 * @module
 */

import type { Client, KubeObject } from "kubist";
import { elementText } from "../show/event.ts";
import { objectText } from "../show/object.ts";
import { paint, type Screen } from "../show/paint.ts";
import { covered } from "../show/secrets.ts";
import { Text } from "../show/value.ts";

/** A view whose objects can be read. */
export interface ObjectView {
  get(name: string, options?: { readonly signal?: AbortSignal }): Promise<KubeObject>;
}

/** Reads the object, its owners and its events. **Errors**: as `get` of the view. */
export async function describe(
  k: Client,
  view: ObjectView,
  name: string,
  screen: Screen,
  signal?: AbortSignal,
): Promise<Text> {
  const how = signal ? { signal } : {};
  const object = await view.get(name, how);
  const [owners, events] = await Promise.all([
    k.owners(object, how),
    k.eventsOf(object, how).toArray(),
  ]);
  const lines = (objects: readonly unknown[]) =>
    objects.length === 0 ? ["  none"] : objects.map((each) => `  ${elementText(each, screen)}`);
  const { managedFields: _, ...metadata } = object.metadata;
  return new Text([
    await objectText(covered({ ...object, metadata }) as KubeObject, screen),
    paint(screen, "title", "Owners:"),
    ...lines(owners),
    paint(screen, "title", "Events:"),
    ...lines(events),
  ].join("\n"));
}
