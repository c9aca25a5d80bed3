import assert from "node:assert/strict";
import type { AnyObject } from "kubist/meta";
import { duplicateKeys } from "../../lib/server/duplicate_keys.ts";
import { checkFields } from "../../lib/server/field_check.ts";
import { test } from "../harness.ts";

const podWith = (spec: Record<string, unknown>): AnyObject =>
  ({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec }) as unknown as AnyObject;

test("duplicateKeys() tells the paths of keys that occur twice, however they are written", () => {
  const text = String.raw`{ "a": 1, "b": {"c": [{"d": 1, "d": 2}, "x\"y", {"e": {}}], "c": []},
    "a": {"\u0061": 1, "a": 2}, "n": [ ] , "t" : true, "\\": "}", "\\": "\\" }`;
  assert.deepEqual(duplicateKeys(text), ["b.c[0].d", "b.c", "a", "a.a", "\\"]);
  assert.deepEqual(duplicateKeys('{"a":{"x":1},"b":{"x":"\\"x\\":"}}'), []);
});

test("checkFields() drops what is unknown, and tells where it was", () => {
  const pod = podWith({
    color: "red",
    containers: [{ name: "a", size: 1 }, { name: "b", resources: { limits: { cpu: "0.5" } } }],
    nodeSelector: { "example.com/zone": "x" },
  });
  assert.deepEqual(checkFields(pod), ["spec.color", "spec.containers[0].size"]);
  assert.deepEqual(pod["spec"], {
    containers: [{ name: "a" }, { name: "b", resources: { limits: { cpu: "500m" } } }],
    nodeSelector: { "example.com/zone": "x" },
  });
});

test("checkFields() names a field of a wrong type as Go does, with the structs that embed it", () => {
  const secret = { secretName: 3 };
  assert.throws(
    () => checkFields(podWith({ volumes: [{ name: "v" }, { name: "w", secret }] })),
    (error: Error) => {
      const at = "SecretVolumeSource.spec.volumes.VolumeSource.secret.secretName";
      return error.message ===
        `json: cannot unmarshal number into Go struct field ${at} of type string`;
    },
  );
});
