import assert from "node:assert/strict";
import {
  dns1035LabelProblems,
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  labelValueProblems,
  pathSegmentProblems,
  qualifiedNameProblems,
  wildcardSubdomainProblems,
} from "../../lib/meta/names.ts";
import { test } from "../harness.ts";

const long = (n: number) => "a".repeat(n);

const rules: readonly (readonly [
  name: string,
  rule: (value: string) => string[],
  good: readonly string[],
  bad: readonly string[],
])[] = [
  [
    "dns1123LabelProblems()",
    dns1123LabelProblems,
    ["a", "0", "a-1", "1--a", long(63)],
    ["", "A", "-a", "a-", "a.b", "a_b", "é", "a b", "a\n", long(64)],
  ],
  [
    "dns1123SubdomainProblems()",
    dns1123SubdomainProblems,
    ["a", "a.b", "1.2.3", "a-b.c", long(253)],
    ["", "A.b", ".a", "a.", "a..b", "a_b", "a/b", long(254)],
  ],
  [
    "dns1035LabelProblems()",
    dns1035LabelProblems,
    ["a", "a1", "a-b", long(63)],
    ["", "1a", "-a", "a-", "A", "a.b", long(64)],
  ],
  [
    "qualifiedNameProblems()",
    qualifiedNameProblems,
    ["a", "A_b.c-1", "example.com/A", `${long(253)}/${long(63)}`],
    ["", "/a", "a/", "a/b/c", "-a", "a-", "Example.com/a", "a b", long(64), `${long(254)}/a`],
  ],
  [
    "labelValueProblems()",
    labelValueProblems,
    ["", "a", "A_b.c-1", long(63)],
    ["-", "a-", "a b", "a/b", "é", long(64)],
  ],
];

for (const [name, rule, good, bad] of rules) {
  test(`${name} tells good names from bad ones`, () => {
    for (const value of good) assert.deepEqual(rule(value), [], value);
    for (const value of bad) assert.notDeepEqual(rule(value), [], value);
  });
}

test("dns1123LabelProblems() uses the server's words", () => {
  assert.deepEqual(dns1123LabelProblems("a.b"), ["must not contain dots"]);
  assert.deepEqual(dns1123LabelProblems(long(64)), ["must be no more than 63 characters"]);
  assert.deepEqual(dns1123LabelProblems("A"), [
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and " +
    "must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used " +
    "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  ]);
});

test("labelValueProblems() counts bytes, not characters", () => {
  assert.equal(labelValueProblems("é".repeat(32)).includes("must be no more than 63 bytes"), true);
});

test("pathSegmentProblems() uses the server's words", () => {
  assert.deepEqual(pathSegmentProblems(".."), ["may not be '..'"]);
  assert.deepEqual(pathSegmentProblems("a/b%c"), ["may not contain '/'", "may not contain '%'"]);
  assert.deepEqual(pathSegmentProblems("..a"), []);
});

test("wildcardSubdomainProblems() takes a star for the first label alone", () => {
  assert.deepEqual(wildcardSubdomainProblems("*.example.com"), []);
  for (const name of ["*", "*.*.a", "a.*", "*a.b", "a.b"]) {
    assert.match(wildcardSubdomainProblems(name).join(), /must start with '\*\.'/, name);
  }
});
