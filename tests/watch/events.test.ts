import assert from "node:assert/strict";
import type { KubeObject } from "kubist/meta";
import { eventTracker, type WatchNote } from "kubist/watch";
import { test } from "../harness.ts";

function object(name: string, resourceVersion: number, uid: string = name, value = 0): KubeObject {
  const creationTimestamp = "2026-01-01T00:00:00Z";
  const metadata = { name, uid, resourceVersion: String(resourceVersion), creationTimestamp };
  return { apiVersion: "v1", kind: "Thing", metadata, value } as KubeObject;
}

const items = (...objects: KubeObject[]): WatchNote[] =>
  objects.map((object) => ({ type: "ITEM", object }));
const list = (version: number, ...objects: KubeObject[]): WatchNote[] => [
  { type: "INIT" },
  ...items(...objects),
  { type: "READY", resourceVersion: String(version) },
];
const goesBack: WatchNote = { type: "INIT", rollback: true };

function told(...notes: WatchNote[]): string[] {
  return eventTracker().events(notes).map(({ type, object: { metadata } }) =>
    `${type} ${"name" in metadata ? metadata.name : ""}@${metadata.resourceVersion}`
  );
}

test("eventTracker() tells older states after a rollback, and what it took away", () => {
  assert.deepEqual(
    told(
      ...list(60, object("a", 50), object("b", 60)),
      goesBack,
      ...items(object("a", 20)),
      { type: "READY", resourceVersion: "30" },
    ),
    ["ADDED a@50", "ADDED b@60", "MODIFIED a@20", "DELETED b@60"],
  );
});

test("eventTracker() tells a state once when the list after a rollback is begun anew", () => {
  assert.deepEqual(
    told(
      ...list(60, object("a", 50), object("b", 60), object("c", 55)),
      goesBack,
      ...items(object("a", 20)),
      // The token of the next page has expired.
      goesBack,
      ...items(object("a", 20), object("b", 25), object("c", 55)),
      { type: "READY", resourceVersion: "30" },
    ),
    // Equal versions of before and after a rollback may name different states.
    ["ADDED a@50", "ADDED b@60", "ADDED c@55", "MODIFIED a@20", "MODIFIED b@25", "MODIFIED c@55"],
  );
});

test("eventTracker() tells what changed while the list after a rollback was begun anew", () => {
  assert.deepEqual(
    told(
      ...list(60, object("a", 50), object("b", 60), object("c", 40)),
      goesBack,
      ...items(object("a", 20), object("b", 25), object("c", 15, "older c"), object("d", 26)),
      goesBack,
      // Onwards, and back once more.
      ...items(object("a", 31), object("b", 10), object("c", 15, "older c")),
      { type: "READY", resourceVersion: "32" },
    ).slice(3),
    [
      "MODIFIED a@20",
      "MODIFIED b@25",
      "DELETED c@40",
      "ADDED c@15",
      "ADDED d@26",
      "MODIFIED a@31",
      "MODIFIED b@10",
      "DELETED d@26",
    ],
  );
});

test("eventTracker() tells two states apart that two restores within one list give one version", () => {
  assert.deepEqual(
    told(
      ...list(60, object("a", 50), object("b", 60)),
      goesBack,
      ...items(object("a", 20, "a", 1), object("b", 25, "b", 1), object("c", 26, "c", 1)),
      // Restored once more, and written to again, before the list was whole.
      goesBack,
      ...items(object("a", 20, "a", 2), object("b", 25, "b", 1), object("c", 26, "c", 2)),
      { type: "READY", resourceVersion: "30" },
    ).slice(2),
    ["MODIFIED a@20", "MODIFIED b@25", "ADDED c@26", "MODIFIED a@20", "MODIFIED c@26"],
  );
});

test("eventTracker() takes a second rollback for what it is", () => {
  const back = (version: number) => [
    goesBack,
    ...items(object("a", 20)),
    { type: "READY", resourceVersion: String(version) } as const,
  ];
  assert.deepEqual(
    told(...list(60, object("a", 50)), ...back(30), ...back(25)),
    ["ADDED a@50", "MODIFIED a@20", "MODIFIED a@20"],
  );
});
