import assert from "node:assert/strict";
import fc from "fast-check";
import { compareResourceVersions } from "kubist/meta";
import { isNewer, keepVersion } from "../../lib/watch/versions.ts";
import { test } from "../harness.ts";

test("keepVersion() loses nothing, whatever the server's versions look like", () => {
  const digits = fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String);
  fc.assert(fc.property(fc.oneof(digits, fc.string()), (version) => {
    assert.equal(String(keepVersion(version)), version);
  }));
  for (const version of ["", "0", "007", "1e2", " 1", "1.0", "9007199254740993"]) {
    assert.equal(keepVersion(version), version);
  }
  assert.equal(keepVersion("9007199254740991"), 9007199254740991);
});

test("isNewer() orders kept versions as the versions themselves", () => {
  const versions = fc.bigInt({ min: 1n, max: 2n ** 60n }).map(String);
  fc.assert(fc.property(versions, versions, (a, b) => {
    const newer = compareResourceVersions(a, b) > 0;
    assert.equal(isNewer(keepVersion(a), keepVersion(b)), newer);
    assert.equal(isNewer(a, keepVersion(b)), newer);
  }));
  assert.equal(isNewer("b", "a"), true);
  assert.equal(isNewer("a", "a"), false);
});
