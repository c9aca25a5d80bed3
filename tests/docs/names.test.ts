import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

const page = "docs/coming-from-client-go.md";

interface Row {
  readonly name: string;
  readonly door: string;
}

/** The rows whose second column is a name, with the door it comes from or "" for a client's. */
async function readRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const line of (await readFile(page, "utf8")).split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.length !== 5 || cells[1]?.startsWith("---")) continue;
    const name = /^`([^`]+)`/.exec(cells[2] ?? "")?.[1];
    const door = /^`([^`]+)`$/.exec(cells[3] ?? "")?.[1] ?? "";
    if (name !== undefined) rows.push({ name, door });
  }
  return rows;
}

test("every name of kubist in the guide for client-go exists where it says", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const view = k.pods("default");
  await using informer = view.informer();
  const rows = await readRows();
  assert.ok(rows.length > 60, `${rows.length} rows`);
  for (const { name, door } of rows) {
    if (door !== "") {
      const names = await import(door) as Record<string, unknown>;
      assert.ok(name in names, `${door} has no ${name}`);
    } else if (/^(k|view|informer)\./.test(name)) {
      assert.notEqual(valueOf({ k, view, informer }, name), undefined, name);
    } else assert.match(name, /^(wrapTransport|onWarning|qps|contentType|freeze)$/, name);
  }
});

/** Follows `k.deployments().scale`: properties, and calls without arguments. */
function valueOf(roots: Readonly<Record<string, unknown>>, chain: string): unknown {
  let value: unknown = roots;
  for (const part of chain.split(".")) {
    const name = part.replace("()", "");
    const owner = value as Record<string, unknown>;
    value = part.endsWith("()") ? (owner[name] as () => unknown).call(owner) : owner[name];
  }
  return value;
}
