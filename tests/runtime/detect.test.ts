import assert from "node:assert/strict";
import { KubeError } from "kubist";
import { runtime } from "kubist/runtime";
import { readFile } from "node:fs/promises";
import { recent } from "../../lib/runtime/detect.ts";
import { test } from "../harness.ts";

test("recent() takes the Node that package.json asks for, and says which when it is older", async () => {
  const { engines } = JSON.parse(await readFile("package.json", "utf8"));
  const least = /^>=(\d+\.\d+)$/.exec(engines.node)?.[1] ?? "";
  for (const version of [`${least}.0`, "24.0.0", "26.1.0"]) {
    assert.equal(recent({ version }).version, version);
  }
  for (const version of ["20.20.2", "22.18.9"]) {
    assert.throws(() => recent({ version }), (error) => {
      assert.ok(error instanceof KubeError);
      assert.equal(
        error.message,
        `Cannot run on Node ${version}: kubist needs Node ${least} or newer, Deno or Bun`,
      );
      return true;
    });
  }
});

test("runtime() is one of three", () => {
  assert.ok(["deno", "bun", "node"].includes(runtime().name));
});
