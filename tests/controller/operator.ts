/**
 * The operator of docs/controllers.md, taken from the page itself.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyObject, Client } from "kubist";
import type { RunningController } from "kubist/controller";
import { readBlocks } from "../docs/blocks.ts";
import { websiteDefinition } from "../docs/cluster.ts";

/** What the page holds. */
export interface Operator {
  /** The definition of its objects. */
  readonly definition: AnyObject;
  /** Starts it. */
  websites(k: Client): RunningController;
}

const page = "docs/controllers.md";

/** Reads the page, and loads the block that exports the operator. */
export async function loadOperator(): Promise<Operator> {
  const markdown = await readFile(page, "utf8");
  const block = readBlocks(markdown).find(({ code }) => code.includes("export function websites"));
  assert.ok(block, `${page} has lost its operator`);
  // inside the project, so that "kubist" is found
  await mkdir(".cache", { recursive: true });
  const file = `.cache/operator-${crypto.randomUUID()}.ts`;
  await writeFile(file, block.code);
  try {
    const { websites } = await import(pathToFileURL(resolve(file)).href);
    return { definition: await websiteDefinition(), websites };
  } finally {
    await rm(file);
  }
}

/** Creates the definition, and waits until its objects can be. */
export async function install(k: Client, { definition }: Operator): Promise<void> {
  await k.resource("customresourcedefinitions").create(definition);
  for (let tries = 0; tries < 1200; tries++) {
    const listed = await k.raw("/apis/web.example.com/v1/websites");
    await listed.body?.cancel();
    if (listed.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail("the definition is not served");
}

/** Waits until something holds. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`not so after a minute: ${what}`);
}
