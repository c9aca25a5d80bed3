import assert from "node:assert/strict";
import type { Table } from "kubist/wire";
import { barLines, repaint, sparkline } from "../../../repl/show/chart.ts";
import { errorText } from "../../../repl/show/error.ts";
import { elementText } from "../../../repl/show/event.ts";
import { harmless, type Screen } from "../../../repl/show/paint.ts";
import { covered, decoded, reveal } from "../../../repl/show/secrets.ts";
import { alignedLines, tableLines } from "../../../repl/show/table.ts";
import { showValue } from "../../../repl/show/value.ts";
import { test } from "../../harness.ts";

function screen(colours = false): Screen & { text: string } {
  return {
    text: "",
    write(text) {
      this.text += text;
    },
    columns: 60,
    rows: 10,
    colours,
  };
}

const metadata = { name: "s", namespace: "web", uid: "1", resourceVersion: "1" };
const secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: {
    ...metadata,
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": '{"data":"cGlu"}', x: "y" },
  },
  data: { pin: "MTIzNA==", raw: "/w==" },
};

test("covered() hides the data of secrets wherever they stand, and copies nothing else", () => {
  const list = { kind: "SecretList", items: [secret] };
  for (const value of [secret, [secret], list, { type: "ADDED", object: secret }]) {
    const text = JSON.stringify(covered(value));
    assert.doesNotMatch(text, /MTIzNA|cGlu/);
    assert.match(text, /covered/);
  }
  const plain = { a: [{ b: 1 }] };
  assert.equal(covered(plain), plain);
  assert.equal(secret.data.pin, "MTIzNA==");
  const token = { kind: "TokenRequest", status: { token: "abc", expirationTimestamp: "t" } };
  assert.doesNotMatch(JSON.stringify(covered(token)), /abc/);
});

test("decoded() shows text as text and leaves bytes in base64", () => {
  assert.deepEqual((decoded(secret) as typeof secret).data, { pin: "1234", raw: "/w==" });
});

test("showValue() covers secrets until they are revealed", async () => {
  const hidden = screen();
  await showValue(secret, hidden);
  assert.doesNotMatch(hidden.text, /MTIzNA|1234|cGlu/);
  const open = screen();
  await showValue(reveal(secret), open);
  assert.match(open.text, /pin: ['"]?1234/);
});

const table: Table = {
  columns: [
    { name: "Name", type: "string", format: "name", description: "", priority: 0 },
    { name: "Age", type: "date", format: "", description: "", priority: 0 },
    { name: "IP", type: "string", format: "", description: "", priority: 1 },
  ],
  rows: [
    {
      cells: ["a", "2026-01-01T00:00:00Z", "10.0.0.1"],
      object: { metadata: { ...metadata, creationTimestamp: "2026-01-01T00:00:00Z" } },
      completed: false,
    },
    {
      cells: ["long-name", null, null],
      object: { metadata: { ...metadata, creationTimestamp: "2026-01-01T00:00:00Z" } },
      completed: false,
    },
  ],
  metadata: { resourceVersion: "1" },
};

test("tableLines() prints columns as kubectl does", () => {
  const nowMs = Date.parse("2026-01-01T01:05:00Z");
  assert.deepEqual(tableLines(table, { nowMs }), [
    "NAME        AGE",
    "a           65m",
    "long-name   <unknown>",
  ]);
  assert.deepEqual(
    tableLines(table, { nowMs, wide: true, namespaces: true })[1],
    "web         a           65m         10.0.0.1",
  );
});

test("sparkline() and barLines() draw counts to scale and refuse what is none", () => {
  assert.equal(sparkline([0, 1, 2, 3, 4, 5, 6, 7]), "▁▂▃▄▅▆▇█");
  assert.equal(sparkline([]), "");
  assert.equal(sparkline([0, 0]), "▁▁");
  assert.deepEqual(barLines({ b: 1, aa: 4 }, 15), ["aa 4 █████████", "b  1 ██▎"]);
  assert.throws(() => sparkline([-1]), RangeError);
  assert.throws(() => barLines({ a: NaN }), RangeError);
});

test("repaint() draws over itself where the terminal can, and never past its height", () => {
  const s = screen(true);
  const place = repaint(s);
  place.draw(["a", "b"]);
  place.draw(Array.from({ length: 50 }, (_, i) => `${i}`));
  assert.ok(s.text.startsWith("a\nb\n\x1b[2A\x1b[J0\n"));
  assert.equal(s.text.split("\n").length, 2 + 9 + 1);
});

test("elementText() shows events on one line, without what would move the cursor", () => {
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadata, name: "a\x1b[2J" },
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
  };
  assert.equal(
    elementText({ type: "ADDED", object: pod }, screen()),
    "ADDED    pod/web/a\\x1b[2J  Running  ready",
  );
  assert.equal(elementText("a log line\n", screen()), "a log line");
  assert.equal(harmless("\x9b31m"), "\\x9b31m");
});

test("errorText() is what a person can act on, with a near name", () => {
  assert.equal(
    errorText(new ReferenceError("podz is not defined"), screen(), ["pods"]),
    "ReferenceError: podz is not defined; did you mean pods?",
  );
  const javaScriptCore = "k.pod is not a function. (In 'k.pod()', 'k.pod' is undefined)";
  assert.equal(
    errorText(new TypeError(javaScriptCore), screen(), ["pods"]),
    "TypeError: k.pod is not a function; did you mean pods?",
  );
  assert.equal(errorText("why", screen()), "Uncaught why");
  for (const call of ["pods(...)", "pods()"]) {
    const flow = errorText(new TypeError(`${call}.map is not a function`), screen());
    assert.match(flow, /\.map is not a function; did you mean items\(\)\.map\?$/);
  }
});

test("alignedLines() folds the last column below itself where the screen is too narrow", () => {
  const rows = [["A", "MESSAGE"], ["1", "one two three four five six seven"], ["2", "short"]];
  assert.deepEqual(alignedLines(rows, 28), [
    "A   MESSAGE",
    "1   one two three four five",
    "    six seven",
    "2   short",
  ]);
  assert.equal(alignedLines(rows, 10)[1], "1   one two three four five six seven");
  assert.deepEqual(alignedLines([["1", "x".repeat(45)]], 24), [
    `1   ${"x".repeat(20)}`,
    `    ${"x".repeat(20)}`,
    "    xxxxx",
  ]);
});

test("showValue() shows an explanation as its text and a group of the API as a tree", async () => {
  const explained = screen();
  await showValue({ path: "pods.spec", fields: [], toString: () => "KIND: Pod" }, explained);
  assert.equal(explained.text, "KIND: Pod\n");
  const group = screen();
  const resource = { plural: "pods", kind: "Pod", verbs: ["get", "list"] };
  const versions = [{ version: "v1", stability: "stable", resources: [resource] }];
  await showValue(
    (async function* () {
      yield await Promise.resolve({ name: "", versions });
    })(),
    group,
  );
  assert.equal(group.text, "(core)\n  v1  stable\n    pods   Pod   get,list\n");
});
