import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "../harness.ts";
import { catalogue } from "./catalogue.ts";

/**
 * Where each invariant of the store and its streams is asserted by name: what can break it, and the words of
 * the assertion. The planted bugs and the clients that are cut off show that each of them can fail.
 */
const invariants: Readonly<Record<string, readonly (readonly [file: string, words: string])[]>> = {
  "I1 Converged": [["simulation.ts", "I1 Converged: the store"], ["sockets.ts", "I1 Converged"]],
  "I2 Complete": [["simulation.ts", "I2 Complete: what was told is not what happened"]],
  "I3 Ordered": [["tape.ts", "I3 Ordered"]],
  "I4 Unique": [["tape.ts", "I4 Unique"]],
  "I5 Resumable": [["ledger.ts", "I5 Resumable"], ["simulation.ts", "I5 Resumable"]],
  "I6 Bookmarkable": [["followers.ts", "I6 Bookmarkable"]],
  "I7 Atomic": [["simulation.ts", "I7 Atomic"]],
  "I8 Forward": [["simulation.ts", "I8 Forward"]],
  "I9 Live": [["simulation.ts", "I9 Live"], ["sockets.ts", "I9 Live"]],
  "I10 Polite": [["ledger.ts", "I10 Polite: waits"], ["ledger.ts", "ms too early"]],
  "I11 Bounded": [["simulation.ts", "I11 Bounded"], ["../cache/memory.test.ts", "test("]],
  "I12 Leak-free": [["simulation.ts", "I12 Leak-free: timers"], ["sockets.ts", "I12 Leak-free"]],
  "I13 Cancel": [["simulation.ts", "I13 Cancel: it does not stop"]],
  "I14 No double effect": [["simulation.ts", "I14 No double effect"]],
  "I15 Typed": [["ledger.ts", "I15 Typed"], ["simulation.ts", "I15 Typed"]],
  "I16 Whole bytes": [
    ["ledger.ts", "I16 Whole bytes"],
    ["../client/exec.test.ts", "exec() tells of every cut, wherever it comes"],
  ],
  "I17 Secret-free": [["ledger.ts", "I17 Secret-free"], [
    "../config/secrets.test.ts",
    "shows no secret",
  ]],
  "I18 Fresh on ask": [["simulation.ts", "I18 Fresh on ask"]],
};

test("each of the 18 invariants is asserted where this table says", async () => {
  assert.equal(Object.keys(invariants).length, 18);
  for (const [name, places] of Object.entries(invariants)) {
    for (const [file, words] of places) {
      const text = await readFile(new URL(file, import.meta.url), "utf8");
      assert.ok(text.includes(words), `${name}: "${words}" is not in ${file}`);
    }
  }
});

test("each of the 50 failures is played where the catalogue says, or has a reason", async () => {
  assert.deepEqual(
    Object.keys(catalogue).map((name) => name.split(" ")[0]),
    Array.from({ length: 50 }, (_, i) => `F${i + 1}`),
  );
  for (const [name, plays] of Object.entries(catalogue)) {
    if ("absent" in plays) continue;
    for (const [file, words] of plays) {
      const text = await readFile(new URL(`../${file}`, import.meta.url), "utf8");
      assert.ok(text.includes(words), `${name}: "${words}" is not in ${file}`);
    }
  }
});
