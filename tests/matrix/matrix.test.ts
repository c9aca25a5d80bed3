import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { runtime } from "kubist/runtime";
import { test } from "../harness.ts";
import { openWorld, type Row, rows, runPlan } from "./rows.ts";
import { actions } from "./server.ts";
import { readTable, writeTable } from "./table.ts";

const page = new URL("../../docs/connecting.md", import.meta.url);
const column = new Map<string, string>();

for (const row of rows) {
  test(`connect() by ${row.name}: request, stream, WebSocket`, async () => {
    column.set(row.name, await cell(row));
  }, { timeoutMs: 180_000 });
}

test("docs/connecting.md tells how every way to connect goes on this runtime", async () => {
  const text = await readFile(page, "utf8");
  const { name } = runtime();
  if (process.env.KUBIST_UPDATE_DOCS === "1") {
    await writeFile(page, writeTable(text, name, column));
  } else {
    assert.deepEqual(readTable(text, name), Object.fromEntries(column));
  }
});

/** How a row goes: "yes", or what does not go and the message that says why. */
async function cell(row: Row): Promise<string> {
  await using world = await openWorld(row);
  const plan = await row.plan(world);
  const results = await runPlan(world, plan);
  const failed = actions.filter((action) => results[action] !== "yes");
  assert.deepEqual(failed.map((action) => `${action}: ${results[action]}`), []);
  const expected = { user: "tom", groups: [], impersonate: [], ...plan.expected };
  for (const action of actions) {
    const seen = world.api.seen.filter((s) => s.action === action);
    assert.ok(seen.length > 0, `the server saw no ${action}`);
    for (const { user, groups, impersonate, version } of seen) {
      const folded = impersonate.map((line) => line.replace(/%2F/g, "%2f"));
      const { version: wanted = 1, ...others } = expected;
      assert.deepEqual({ user, groups, impersonate: folded }, others, action);
      assert.equal(version, action === "WebSocket" ? 1 : wanted, action);
    }
  }
  await plan.check?.();
  return failed.length === 0 ? "yes" : "no";
}
