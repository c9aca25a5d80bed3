import assert from "node:assert/strict";
import { ApiError } from "kubist";
import type { Table } from "kubist/wire";
import { barLines } from "../../../repl/show/chart.ts";
import { errorText } from "../../../repl/show/error.ts";
import { elementText, inspected } from "../../../repl/show/event.ts";
import { groupText } from "../../../repl/show/group.ts";
import { objectText } from "../../../repl/show/object.ts";
import type { Screen } from "../../../repl/show/paint.ts";
import { tableLines } from "../../../repl/show/table.ts";
import { showValue } from "../../../repl/show/value.ts";
import { test } from "../../harness.ts";

const control = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i),
].filter((code) => code !== 0x09 && code !== 0x0a);

/** What makes a terminal do something, alone and in what terminals know. */
const texts: readonly string[] = [
  ...control.map((code) => `a${String.fromCharCode(code)}b`),
  "\x1b[2J\x1b[H",
  "\x1b]0;title\x07",
  "\x1b]52;c;cm0gLXJmIC8=\x07",
  "\x1b]8;;https://evil.example\x1b\\kubernetes.io\x1b]8;;\x1b\\",
  "\x1b[1A\x1b[2Kpod/api Running",
  "\x1bP+q544e\x1b\\",
  "\x1b[6n",
  "\x1bc",
  "\x9b31m",
  "\x9d52;c;YQ==\x9c",
  "ok\rERR",
  "a\b\b\b\brm",
  "safe\u202etxt.exe",
  "a\u2066b\u2069",
  "a\u2028b",
];

const screen = (colours: boolean): Screen & { text: string } => ({
  text: "",
  write(text) {
    this.text += text;
  },
  columns: 80,
  rows: 24,
  colours,
});

const object = (text: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: {
    name: text,
    namespace: text,
    uid: "u",
    resourceVersion: "1",
    creationTimestamp: "2026-01-01T00:00:00Z",
    labels: { [text]: text },
  },
  data: { [text]: text },
});
const table = (text: string) =>
  ({
    columns: [{ name: text, type: "string", priority: 0 }],
    rows: [{ cells: [text], object: object(text) }],
  }) as unknown as Table;
const group = (text: string) => ({
  name: text,
  versions: [{
    version: text,
    stability: "stable",
    resources: [{ plural: text, kind: text, verbs: [text] }],
  }],
});
const status = (message: string) =>
  new ApiError(`Cannot get it: ${message}`, {
    status: { apiVersion: "v1", kind: "Status", metadata: {}, message },
    code: 500,
    reason: "InternalError",
  });

type Print = (text: string, screen: Screen) => string | Promise<string>;

/** Everything that prints what a server said. */
const printers: Readonly<Record<string, Print>> = {
  tableLines: (text) => tableLines(table(text)).join("\n"),
  objectText: (text, on) => objectText(object(text), on),
  "elementText of an event": (text, on) => elementText({ type: "ADDED", object: object(text) }, on),
  "elementText of a line": (text, on) => elementText(text, on),
  "elementText of a result": (text, on) => elementText({ ref: text, error: status(text) }, on),
  inspected: (text, on) => inspected({ [text]: [text, new RangeError(text)] }, on),
  errorText: (text, on) => errorText(status(text), on),
  "errorText of what is no error": (text, on) => errorText(text, on),
  groupText: (text, on) => groupText(group(text) as never, on),
  barLines: (text) => barLines({ [text]: 1 }).join("\n"),
  "showValue of a text": async (text) => {
    const on = screen(false);
    await showValue(text, on);
    return on.text;
  },
  "showValue of an object": async (text) => {
    const on = screen(false);
    await showValue(object(text), on);
    return on.text;
  },
};

for (const [name, print] of Object.entries(printers)) {
  test(`${name} gives a terminal nothing to obey, whatever a server says`, async () => {
    assert.ok(texts.length >= 60, `${texts.length}`);
    for (const colours of [false, true]) {
      for (const text of texts) {
        // deno-lint-ignore no-control-regex -- what the printer itself may send
        const shown = (await print(text, screen(colours))).replace(/\x1b\[\d{1,2}m/g, "");
        // deno-lint-ignore no-control-regex -- what is looked for
        const found = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/.exec(shown);
        assert.equal(found, null, `${JSON.stringify(text)} as ${JSON.stringify(shown)}`);
      }
    }
  });
}
