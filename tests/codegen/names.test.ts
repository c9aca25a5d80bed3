import assert from "node:assert/strict";
import {
  accessorName,
  literal,
  pascalCase,
  propertyKey,
  TypeNames,
} from "../../lib/codegen/names.ts";
import { test } from "../harness.ts";

test("accessorName() keeps the capitals of the kind", () => {
  const cases: [kind: string, plural: string, accessor: string][] = [
    ["Pod", "pods", "pods"],
    ["ConfigMap", "configmaps", "configMaps"],
    ["NetworkPolicy", "networkpolicies", "networkPolicies"],
    ["CSIDriver", "csidrivers", "csiDrivers"],
    ["CSIStorageCapacity", "csistoragecapacities", "csiStorageCapacities"],
    ["ServiceCIDR", "servicecidrs", "serviceCIDRs"],
    ["IPAddress", "ipaddresses", "ipAddresses"],
    ["APIService", "apiservices", "apiServices"],
    ["Endpoints", "endpoints", "endpoints"],
  ];
  for (const [kind, plural, accessor] of cases) assert.equal(accessorName(kind, plural), accessor);
});

test("accessorName() takes the plural as it is when it is not the kind's", () => {
  assert.equal(accessorName("GeeseFlock", "birds"), "birds");
  assert.equal(accessorName("x_y", "xys"), "xys");
});

test("literal() means exactly its text, in ASCII", () => {
  for (const text of ['a"b\\c', "line\nend", "\u2028\u2029\u202e", "é😀", "</script>"]) {
    const written = literal(text);
    assert.doesNotMatch(written, /[^\u0020-\u007e]/);
    assert.equal(JSON.parse(written), text);
  }
});

test("propertyKey() quotes what is no identifier", () => {
  assert.equal(propertyKey("$ref"), "$ref");
  assert.equal(propertyKey("x-y"), '"x-y"');
  assert.equal(propertyKey("1a"), '"1a"');
  assert.equal(propertyKey(""), '""');
});

test("pascalCase() joins the words of a name", () => {
  assert.equal(pascalCase("x-kubernetes.io/listType"), "XKubernetesIoListType");
  assert.equal(pascalCase("***"), "");
});

test("TypeNames.take() gives each name once, with room for the write shape", () => {
  const names = new TypeNames(["Foreign"]);
  assert.equal(names.take("a", "Page"), "Page");
  assert.equal(names.take("a", "Page"), "Page2");
  assert.equal(names.take("b", "Page"), "Page");
  assert.equal(names.take("a", "PageDraft"), "PageDraft2");
  assert.equal(names.take("a", "Foreign"), "Foreign2");
  assert.equal(names.take("a", "9 lives"), "T9Lives");
  assert.equal(names.take("a", "!"), "T");
});
