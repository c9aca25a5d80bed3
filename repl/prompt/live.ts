/**
 * Pictures that follow a watch: a table kept up to date, counts as bars.
 *
 * @module
 */

import type { Flow, KubeObject, WatchEvent } from "kubist";
import { barLines, liveTitle, repaint, sparkline } from "../show/chart.ts";
import { paint, type Screen } from "../show/paint.ts";
import { tableLines } from "../show/table.ts";
import { tableStyle, type TableView } from "../show/value.ts";

/** A view whose objects can be followed. */
export interface WatchView extends TableView {
  watch(options?: { readonly signal?: AbortSignal }): Flow<WatchEvent>;
}

/** A picture is drawn at most this often. */
const drawEveryMs = 250;

/** Keeps a view's table up to date until `signal` aborts. */
export async function live(view: WatchView, screen: Screen, signal?: AbortSignal): Promise<void> {
  const place = repaint(screen);
  const how = signal ? { signal } : {};
  await follow(view, signal, async () => {
    const [head = "No resources found", ...rows] = tableLines(
      await view.table(how),
      tableStyle(view, screen),
    );
    place.draw([liveTitle(screen, "live"), paint(screen, "title", head), ...rows]);
  });
}

/**
 * Counts the objects of a view by what `by` says of each, and draws bars and the rate of changes until
 * `signal` aborts.
 */
export async function chart(
  view: WatchView,
  by: (object: KubeObject) => unknown,
  screen: Screen,
  signal?: AbortSignal,
): Promise<void> {
  const place = repaint(screen);
  const groups = new Map<string, string>();
  const changes: number[] = [0];
  const everySecond = setInterval(() => {
    changes.push(0);
    if (changes.length > 60) changes.shift();
  }, 1000);
  try {
    await follow(view, signal, () => {
      const counts: Record<string, number> = {};
      for (const group of groups.values()) counts[group] = (counts[group] ?? 0) + 1;
      const title = `${groups.size} objects, changes a second: ${sparkline(changes)}`;
      place.draw([liveTitle(screen, title), ...barLines(counts, screen.columns)]);
    }, ({ type, object }) => {
      changes[changes.length - 1] = (changes.at(-1) ?? 0) + 1;
      const { uid } = object.metadata;
      if (type === "DELETED") groups.delete(uid);
      else groups.set(uid, String(by(object as KubeObject) ?? "<none>"));
    });
  } finally {
    clearInterval(everySecond);
  }
}

/** Draws after changes, never twice at once, and once more after the last. */
async function follow(
  view: WatchView,
  signal: AbortSignal | undefined,
  draw: () => void | Promise<void>,
  take: (event: WatchEvent) => void = () => {},
): Promise<void> {
  let due: ReturnType<typeof setTimeout> | undefined;
  let drawing: Promise<void> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  const flow = view.watch(signal ? { signal } : {});
  const later = () => {
    due ??= setTimeout(() => {
      due = undefined;
      drawing = drawing.then(draw).catch((error) => {
        failure = { error };
        return flow[Symbol.asyncDispose]();
      });
    }, drawEveryMs);
  };
  try {
    await draw();
    for await (const event of flow) {
      take(event);
      later();
    }
  } finally {
    clearTimeout(due);
    await drawing;
  }
  if (failure) throw failure.error;
}
