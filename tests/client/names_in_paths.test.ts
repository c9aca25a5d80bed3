import assert from "node:assert/strict";
import { type Client, createClient } from "kubist";
import type { Transport } from "kubist/transport";
import { test } from "../harness.ts";
import { collectionVerbs, namedVerbs, type VerbRow } from "./verb_table.ts";

/** What would lead out of a segment of a path, or be another path to some server in between. */
const names = [
  "",
  ".",
  "..",
  "/",
  "//",
  "a/b",
  "/a",
  "a/",
  "../secrets/x",
  "a/../../../secrets/x",
  "..%2fsecrets%2fx",
  "%2e%2e",
  "%2E%2E%2Fsecrets",
  "%252e%252e",
  "a%2fb",
  "a%2Fb",
  "a%5cb",
  "a%00",
  "a%0d%0aHost:%20evil.example",
  "%",
  "100%",
  "a%3Fwatch=true",
  "a\0",
  "\0",
  "\n",
  "a\nb",
  "a\r\nHost: evil.example",
  "a\tb",
  "a\u001b[2J",
  "\u007f",
  "a\u0085b",
  "a/exec?command=x",
  "a/proxy",
  "./a",
  "a/.",
  "a/./b",
  "a/..",
  "namespaces/web/pods/a",
  "\\../x/",
  "..\\/x",
];

/** A client, and the paths that it has sent. */
function recording(): { readonly k: Client; readonly sent: string[] } {
  const sent: string[] = [];
  const refuse = ({ path }: { readonly path: string }) => {
    sent.push(path);
    return Promise.reject(new RangeError("nothing is to be sent"));
  };
  const transport: Transport = {
    server: "https://nowhere.example",
    exchange: refuse,
    stream: refuse,
    raw: refuse,
    upgrade: refuse,
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return { k: createClient({ transport, namespace: "web" }), sent };
}

async function isRefused(
  { act, method }: VerbRow,
  name: string,
  namespace: string,
  what: string,
): Promise<void> {
  const { k, sent } = recording();
  const title = `${method} with the ${what} ${JSON.stringify(what === "name" ? name : namespace)}`;
  await assert.rejects(async () => await act(k, {}, name, namespace), TypeError, title);
  assert.deepEqual(sent, [], title);
}

for (const row of namedVerbs) {
  if (row.method === "create") continue; // the name of a new object is in its body alone
  test(`${row.method}() refuses ${names.length} names that are no segment, and sends nothing`, async () => {
    assert.ok(names.length >= 40);
    for (const name of names) await isRefused(row, name, "web", "name");
  });
}

for (const row of [...namedVerbs, ...collectionVerbs]) {
  if (["cordon", "uncordon", "drain"].includes(row.method)) continue; // nodes have no namespace
  test(`${row.method}() refuses namespaces that are no segment, and sends nothing`, async () => {
    for (const namespace of names) await isRefused(row, "a", namespace, "namespace");
  });
}
