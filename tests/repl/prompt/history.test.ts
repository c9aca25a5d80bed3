import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { historyFile, mayHoldSecret, openHistory } from "../../../repl/prompt/history.ts";
import { test } from "../../harness.ts";

test("mayHoldSecret() leaves out what looks like one and keeps the rest", () => {
  const secret = [
    'const token = "x"',
    "k.secrets().create({ stringData: { a: 'b' } })",
    'k.secrets("web").patch("a", { data: { p: "aGVsbG8=" } })',
    "headers: Bearer abcdefghijkl",
    '"eyJhbGciOiJSUzI1NiJ9"',
    'password: "hunter2"',
    '"https://user:pass@proxy:3128"',
    "-----BEGIN PRIVATE KEY-----",
    '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
  ];
  for (const input of secret) assert.equal(mayHoldSecret(input), true, input);
  const harmless = ["k.secrets().watch()", "k.pods()", "const tokens = k.pods()", ".ns web"];
  for (const input of harmless) assert.equal(mayHoldSecret(input), false, input);
});

test("historyFile() is where the XDG rules put state", () => {
  assert.equal(historyFile({ XDG_STATE_HOME: "/s", HOME: "/h" }), path.join("/s/kubist/history"));
  assert.equal(historyFile({ HOME: "/h" }), path.join("/h/.local/state/kubist/history"));
  assert.equal(historyFile({}), undefined);
});

test("openHistory() keeps a private file of the latest inputs, and does without one", async () => {
  const home = await mkdtemp(path.join(tmpdir(), "kubist-history-"));
  try {
    const file = path.join(home, "deep", "history");
    const first = openHistory(file);
    assert.deepEqual(first.lines, []);
    first.add("one");
    first.add('const password = "x"');
    first.add("two");
    assert.equal(await readFile(file, "utf8"), "one\ntwo\n");
    await chmod(file, 0o644);
    await writeFile(file, Array.from({ length: 1500 }, (_, i) => `${i}\n`).join(""));
    assert.deepEqual(openHistory(file).lines.slice(0, 2), ["1499", "1498"]);
    assert.equal(openHistory(file).lines.length, 1000);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    openHistory(path.join(file, "below-a-file")).add("lost, but no error");
    openHistory(undefined).add("nothing");
  } finally {
    await rm(home, { recursive: true });
  }
});
