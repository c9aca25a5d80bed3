import assert from "node:assert/strict";
import { fieldSelector } from "kubist/meta";
import { TextSyntaxError } from "../../lib/meta/syntax.ts";
import { test } from "../harness.ts";

const pod = (path: string) =>
  ({ "metadata.name": "a", "status.phase": "Running", odd: "x,y=z\\" })[path] ?? "";

test("fieldSelector() compares the values of fields, missing ones as empty", () => {
  const matches = (text: string) => fieldSelector(text).matches(pod);
  assert.equal(matches("metadata.name=a"), true);
  assert.equal(matches("metadata.name==a,status.phase=Running"), true);
  assert.equal(matches("metadata.name!=a"), false);
  assert.equal(matches("spec.nodeName="), true);
  assert.equal(matches("spec.nodeName!="), false);
  assert.equal(matches(""), true);
});

test("fieldSelector() unescapes commas, equals signs and backslashes", () => {
  const made = fieldSelector("odd=x\\,y\\=z\\\\");
  assert.deepEqual(made.requirements, [{ path: "odd", op: "=", value: "x,y=z\\" }]);
  assert.equal(made.matches(pod), true);
  assert.equal(made.toString(), "odd=x\\,y\\=z\\\\");
});

test("fieldSelector() takes an object and escapes its values", () => {
  assert.equal(fieldSelector({ "status.phase": "Running" }).toString(), "status.phase=Running");
  assert.equal(fieldSelector({ odd: "x,y=z\\" }).matches(pod), true);
  assert.equal(fieldSelector({}).empty, true);
  assert.throws(() => fieldSelector({ "a=b": "x" }), SyntaxError);
  assert.throws(() => fieldSelector({ a: 1 } as unknown as Record<string, string>), TypeError);
});

test("fieldSelector() leaves out terms that say nothing", () => {
  assert.equal(fieldSelector("a=1,,=").toString(), "a=1");
});

test("fieldSelector() keeps the path up to the first operator", () => {
  assert.deepEqual(fieldSelector("a!b=c").requirements, [{ path: "a!b", op: "=", value: "c" }]);
});

const refused: readonly (readonly [text: string, at: number, reason: string])[] = [
  ["metadata.name", 0, "invalid selector: 'metadata.name'; can't understand 'metadata.name'"],
  ["a=1,b in (c)", 4, "invalid selector: 'a=1,b in (c)'; can't understand 'b in (c)'"],
  ["a=b=c", 3, "invalid field selector: unescaped character in value: 61"],
  ["a=\\x", 2, "invalid field selector: invalid escape sequence: \\x"],
  ["a=b\\", 3, "invalid field selector: invalid escape sequence: \\"],
];

for (const [text, at, reason] of refused) {
  test(`fieldSelector() refuses ${JSON.stringify(text)} at ${at}`, () => {
    assert.throws(() => fieldSelector(text), (error) => {
      assert.ok(error instanceof TextSyntaxError);
      assert.deepEqual([error.at, error.reason], [at, reason]);
      return true;
    });
  });
}
