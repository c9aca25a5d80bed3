import assert from "node:assert/strict";
import { type GateStep, runGate } from "../../scripts/ok.ts";
import { test } from "../harness.ts";

async function gate(...steps: GateStep[]): Promise<{ open: boolean; lines: string[] }> {
  const lines: string[] = [];
  const open = await runGate(steps, (line) => lines.push(line.replace(/ +\d+\.\d s/, "")));
  return { open, lines };
}

const green: GateStep = { name: "green", run: () => ({ state: "ok", note: "3 modules" }) };

test("runGate() prints one line per step and says that it is open", async () => {
  const skipped: GateStep = { name: "gen", run: () => ({ state: "skipped", note: "no input" }) };
  assert.deepEqual(await gate(green, skipped), {
    open: true,
    lines: ["ok       green  3 modules", "skipped  gen  no input", "\nThe gate is open"],
  });
});

test("runGate() runs all steps and lists the failures at the end", async () => {
  const red: GateStep = { name: "red", run: () => ({ state: "failed", detail: "a.ts:1: wrong" }) };
  assert.deepEqual(await gate(red, green, red), {
    open: false,
    lines: [
      "failed   red",
      "ok       green  3 modules",
      "failed   red",
      "\nred\na.ts:1: wrong",
      "\nred\na.ts:1: wrong",
      "\nThe gate is shut: 2 failed",
    ],
  });
});

test("runGate() takes a step that throws for a failed one", async () => {
  const broken: GateStep = { name: "broken", run: () => Promise.reject(new RangeError("no file")) };
  const { open, lines } = await gate(broken, green);
  assert.equal(open, false);
  assert.match(lines.join("\n"), /RangeError: no file/);
});
