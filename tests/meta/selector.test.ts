import assert from "node:assert/strict";
import { type LabelQuery, selector, selectorFromStructured, structuredSelector } from "kubist/meta";
import { TextSyntaxError } from "../../lib/meta/syntax.ts";
import { test } from "../harness.ts";

const objects: readonly Readonly<Record<string, string>>[] = [
  {},
  { app: "a" },
  { app: "b", tier: "x" },
  { app: "", n: "1" },
  { n: "2", in: "in" },
  { n: "x", "example.com/k": "v" },
];

/** Which objects a selector selects, by index. */
function selected(text: string): number[] {
  const { matches } = selector(text);
  return objects.flatMap((labels, i) => matches(labels) ? [i] : []);
}

const meanings: readonly (readonly [text: string, selects: readonly number[]])[] = [
  ["", [0, 1, 2, 3, 4, 5]],
  ["app", [1, 2, 3]],
  ["!app", [0, 4, 5]],
  ["app=a", [1]],
  ["app==a", [1]],
  ["app!=a", [0, 2, 3, 4, 5]],
  ["app in (a,b)", [1, 2]],
  ["app notin (a,b)", [0, 3, 4, 5]],
  ["app in (a,b),tier=x", [2]],
  ["app=", [3]],
  ["app in ()", [3]],
  ["app in (,a)", [1, 3]],
  ["app notin (,)", [0, 1, 2, 4, 5]],
  ["n>1", [4]],
  ["n<2", [3]],
  ["in in (in,notin)", [4]],
  [" app \t in\n( a , b ) ", [1, 2]],
  ["example.com/k=v", [5]],
  ["!app,!n", [0]],
  ["n>9223372036854775806", []],
];

for (const [text, selects] of meanings) {
  test(`selector() ${JSON.stringify(text)} selects ${selects}`, () => {
    assert.deepEqual(selected(text), selects);
  });
}

const refused: readonly (readonly [text: string, at: number, reason: string])[] = [
  ["app in a", 7, "unable to parse requirement: found 'a' expected: '('"],
  ["app=a b", 6, "found 'b', expected: ',' or 'end of string'"],
  ["=a", 0, "found '=', expected: !, identifier, or 'end of string'"],
  ["app,", 4, "found '', expected: identifier after ','"],
  ["app,,n", 4, "found ',', expected: identifier after ','"],
  ["x==a==b", 4, "found '==', expected: ',' or 'end of string'"],
  ["!x=a", 2, "found '=', expected: ',' or 'end of string'"],
  ["x in (a", 7, "unable to parse requirement: found '', expected: ',' or ')'"],
  ["x in (a b)", 8, "unable to parse requirement: found 'b', expected: ',' or ')'"],
  ["x foo", 2, "unable to parse requirement: found 'foo', expected: in, notin, =, ==, !=, gt, lt"],
  ["x=(", 2, "unable to parse requirement: found '(', expected: identifier"],
  ["!", 1, "unable to parse requirement: found '', expected: identifier"],
  ["a\0b", 1, "unexpected NUL character"],
];

for (const [text, at, reason] of refused) {
  test(`selector() refuses ${JSON.stringify(text)} at ${at}`, () => {
    assert.throws(() => selector(text), (error) => {
      assert.ok(error instanceof TextSyntaxError && error instanceof SyntaxError);
      assert.equal(error.reason, reason);
      assert.equal(error.at, at);
      assert.ok(error.message.includes(`(character ${at + 1})`), error.message);
      return true;
    });
  });
}

test("selector() refuses keys and values by the server's rules", () => {
  assert.throws(() => selector("a/b/c"), /a valid label key must consist of/);
  assert.throws(() => selector("/x"), /prefix part must be non-empty/);
  assert.throws(
    () => selector("a=-"),
    /values\[0\]\[a\]: Invalid value: "-": a valid label must be/,
  );
  assert.throws(() => selector(`a=${"x".repeat(64)}`), /must be no more than 63 bytes/);
  assert.throws(() => selector("x>abc"), /for 'Gt', 'Lt' operators, the value must be an integer/);
  assert.throws(() => selector("x>9223372036854775808"), /must be an integer/);
});

test("selector() quotes long and hostile texts safely", () => {
  const hostile = `\u001b]0;x\u0007${"y".repeat(200)}=\u202e`;
  assert.throws(() => selector(hostile), (error) => {
    assert.ok(error instanceof TextSyntaxError);
    // deno-lint-ignore no-control-regex -- control characters are what is looked for
    assert.doesNotMatch(error.message, /[\u0000-\u001f\u007f-\u009f\u202e]/);
    assert.ok(error.message.startsWith(`Cannot parse label selector "\\u001b]0;x`), error.message);
    return true;
  });
});

test("selector() takes an object of values, lists, true and false", () => {
  const query: LabelQuery = { app: "api", tier: ["b", "a", "b"], legacy: false, owner: true };
  assert.equal(selector(query).toString(), "app=api,!legacy,owner,tier in (a,b)");
  assert.equal(selector({}).empty, true);
  assert.equal(selector({ a: "" }).matches({ a: "" }), true);
});

test("selector() refuses objects that are no queries", () => {
  assert.throws(() => selector({ "a b": "x" }), SyntaxError);
  assert.throws(() => selector({ a: [] }), TypeError);
  for (const value of [null, 1, undefined, [1]]) {
    assert.throws(() => selector({ a: value } as unknown as LabelQuery), TypeError);
  }
});

test("selector() sees own labels only", () => {
  assert.equal(selector("constructor").matches({}), false);
  assert.equal(selector("!toString").matches({}), true);
  assert.equal(selector("a").matches(undefined), false);
});

test("LabelSelector.toString() sorts requirements by key and values by text", () => {
  assert.equal(selector("b,a in (y,x),!c").toString(), "a in (x,y),b,!c");
  assert.equal(
    selector("a==1,a!=2,a notin (3),a>4,a<5").toString(),
    "a==1,a!=2,a notin (3),a>4,a<5",
  );
});

test("selectorFromStructured() means what the object says", () => {
  const made = selectorFromStructured({
    matchLabels: { app: "api" },
    matchExpressions: [
      { key: "tier", operator: "In", values: ["b", "a"] },
      { key: "old", operator: "DoesNotExist" },
      { key: "env", operator: "NotIn", values: ["dev"] },
      { key: "owner", operator: "Exists" },
    ],
  });
  assert.equal(made.toString(), "app=api,env notin (dev),!old,owner,tier in (a,b)");
  assert.equal(made.matches({ app: "api", tier: "a", owner: "x" }), true);
});

test("selectorFromStructured() selects everything for {} and nothing for undefined", () => {
  assert.equal(selectorFromStructured({}).matches({}), true);
  const none = selectorFromStructured(undefined);
  assert.equal(none.matches({ a: "b" }), false);
  assert.equal(none.empty, false);
  assert.throws(() => none.toString(), RangeError);
});

test("selectorFromStructured() refuses what the server would", () => {
  const bad = (key: string, operator: string, values?: string[]) => () =>
    selectorFromStructured({
      matchExpressions: [{ key, operator, ...(values ? { values } : {}) }],
    });
  assert.throws(bad("a", "Like"), /is not a valid label selector operator/);
  assert.throws(bad("a", "In"), /values set can't be empty/);
  assert.throws(bad("a", "In", []), /values set can't be empty/);
  assert.throws(bad("a", "Exists", ["b"]), /values set must be empty/);
  assert.throws(bad("-", "Exists"), /name part must consist of/);
});

test("structuredSelector() gives back what a selector says", () => {
  assert.deepEqual(structuredSelector(selector("a=1,b in (x,y),!c,d,e!=2,a==3")), {
    matchLabels: { a: "1" },
    matchExpressions: [
      { key: "a", operator: "In", values: ["3"] },
      { key: "b", operator: "In", values: ["x", "y"] },
      { key: "c", operator: "DoesNotExist" },
      { key: "d", operator: "Exists" },
      { key: "e", operator: "NotIn", values: ["2"] },
    ],
  });
  assert.deepEqual(structuredSelector(selector("")), {});
  assert.throws(() => structuredSelector(selector("a>1")), RangeError);
});
