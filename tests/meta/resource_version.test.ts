import assert from "node:assert/strict";
import { compareResourceVersions } from "kubist/meta";
import { test } from "../harness.ts";

test("compareResourceVersions() orders decimal numbers of any length", () => {
  assert.equal(compareResourceVersions("99", "100"), -1);
  assert.equal(compareResourceVersions("100", "100"), 0);
  assert.equal(compareResourceVersions("2", "1"), 1);
  const huge = "9".repeat(60);
  assert.equal(compareResourceVersions(huge, `1${"0".repeat(60)}`), -1);
});

test("compareResourceVersions() refuses what no object has", () => {
  for (const bad of ["", "0", "007", "abc", "-1", "1.0", " 1", "1 ", "٣"]) {
    assert.throws(() => compareResourceVersions(bad, "1"), SyntaxError, bad);
    assert.throws(() => compareResourceVersions("1", bad), SyntaxError, bad);
  }
});
