import assert from "node:assert/strict";
import { customColumns, jsonPath } from "kubist/meta";
import { customColumnsFromTemplate, fieldPath } from "../../lib/meta/custom_columns.ts";
import { JsonPathError } from "../../lib/meta/jsonpath/compare.ts";
import { TextSyntaxError } from "../../lib/meta/syntax.ts";
import { cpuMs, test } from "../harness.ts";

const list = {
  kind: "List",
  items: [
    {
      metadata: { name: "a", labels: { "app.kubernetes.io/name": "x", z: "<&>" } },
      n: 1,
      up: true,
      ports: [80, 443, 8080],
    },
    { metadata: { name: "b" }, n: 2, up: false, ports: [9] },
    { metadata: { name: "c", labels: { z: "q" } }, n: 10, none: null },
  ],
  empty: [],
  text: "hi",
};

// What kubectl 1.36 prints.
const printed: readonly (readonly [template: string, output: string])[] = [
  ["plain", "plain"],
  ["{.kind}", "List"],
  ["{$.kind}{@.kind}{ .kind }", "ListListList"],
  ["x={.kind}\\n", "x=List\\n"],
  ['{.kind}{"\\t"}{\'a"b\'}{"\\u0041\\x42"}', 'List\ta"bAB'],
  ["{.items[*].metadata.name}", "a b c"],
  [
    "{.items[0].metadata}",
    '{"labels":{"app.kubernetes.io/name":"x","z":"\\u003c\\u0026\\u003e"},"name":"a"}',
  ],
  ["{.items[0].metadata.labels.app\\.kubernetes\\.io/name}", "x"],
  ["{.items[0].metadata.labels['app\\.kubernetes\\.io/name']}", "x"],
  ["{.items[-1].metadata.name}", "c"],
  ["{.items[1:].metadata.name}", "b c"],
  ["{.items[:-1].metadata.name}", "a b"],
  ["{.items[0].ports[::2]}", "80 8080"],
  ["{.items[0,2].metadata.name}", "a c"],
  ["{.items[*]['metadata.name','n']}", "a b c 1 2 10"],
  ["{..name}", "a b c"],
  ["{.items[*].metadata.labels.*}", "x <&> q"],
  ["{.items[?(@.n>1)].metadata.name}", "b c"],
  ["{.items[?(@.n<=2)].metadata.name}", "a b"],
  ['{.items[?(@.metadata.name=="b")].n}', "2"],
  ["{.items[?(@.metadata.name!='b')].n}", "1 10"],
  ["{.items[?(@.up==true)].n}", "1"],
  ["{.items[?(@.ports)].n}", "1 2"],
  ["{.items[?(@.metadata.labels.z=='q')].n}", "10"],
  ["{range .items[*]}[{.metadata.name},{.n}]{end}", "[a,1][b,2][c,10]"],
  ["{range .items[*]}{.n}:{range .ports[*]}{@};{end} {end}{.kind}", "1:80;443;8080; 2:9; 10: List"],
  ["{range .empty[*]}{.x}{end}done", "done"],
  ["{range .items[*]}{.n}", "1210"],
  ["{.items[2].none}", "null"],
  ["{.missing.deep}", ""],
  ["{12}{-3}{1.5}{true}", "12-31.5true"],
  ["{.items[3:3]}", ""],
  ["{.text.*}", "104 105"],
  ["", ""],
];

for (const [template, output] of printed) {
  test(`jsonPath() prints ${JSON.stringify(template)}`, () => {
    assert.equal(jsonPath(template).format(list), output);
  });
}

test("jsonPath() finds the values themselves", () => {
  assert.deepEqual(jsonPath("{.items[*].ports}").find(list), [[80, 443, 8080], [9]]);
  assert.deepEqual(jsonPath("{.missing}").find(list), []);
});

test("jsonPath() prints results as JSON lists", () => {
  assert.equal(jsonPath("{.items[*].n}").formatJson(list), "[\n    1,\n    2,\n    10\n]\n");
  assert.equal(jsonPath("{.empty}").formatJson(list), "[\n    []\n]\n");
});

test("jsonPath() refuses missing fields when asked", () => {
  const strict = jsonPath("{.items[*].none.x}", { missing: "refuse" });
  assert.throws(() => strict.format(list), JsonPathError);
});

const malformed: readonly (readonly [template: string, at: number, reason: string])[] = [
  ["{.kind", 6, "unclosed action"],
  ["x{.a\n}", 4, "unclosed action"],
  ["{.a[0}", 3, "unterminated array"],
  ["{.a[x]}", 4, "invalid array index x"],
  ["{.a[?(@.b]}", 3, "unterminated filter"],
  ["{.a[?(@.b)x}", 10, "unclosed array expect ]"],
  ['{"abc}', 1, "unterminated quoted string"],
  ['{"\\q"}', 1, 'unquote string "\\q" error invalid syntax'],
  ["{....a}", 3, "invalid multiple recursive descent"],
  ["{#}", 1, 'unrecognized character in action: "#"'],
  ["{1.2.3}", 1, "cannot parse number 1.2.3"],
  ["{.a[99999999999999999999]}", 4, "array index 99999999999999999999 is not a number"],
];

for (const [template, at, reason] of malformed) {
  test(`row 102: jsonPath() refuses ${JSON.stringify(template)} at ${at}`, () => {
    assert.throws(() => jsonPath(template), (error) => {
      assert.ok(error instanceof TextSyntaxError);
      assert.deepEqual([error.at, error.reason], [at, reason]);
      return true;
    });
  });
}

const misfits: readonly (readonly [template: string, state: string])[] = [
  ["{.kind[0]}", "is not array or slice"],
  ["{.items[9]}", "array index out of bounds: index 9, length 3"],
  ["{.items[2:1]}", "starting index 2 is greater than ending index 1"],
  ["{.items[0:1:0]}", "step must be > 0"],
  ["{.kind[?(@.x)]}", "cannot be filtered"],
  ["{.items[?(@.n=='x')]}", "incompatible types for comparison"],
  ["{.items[?(@.up<true)]}", "invalid type for comparison"],
  ["{.items[?(@.n=~1)]}", "unrecognized filter operator =~|unrecognized character"],
  ["{.items[?(@.ports[*]==1)]}", "can only compare one element at a time"],
  ["{end}", "not in range, nothing to end"],
  ["{foo}", "unrecognized identifier foo"],
];

for (const [template, state] of misfits) {
  test(`jsonPath() cannot evaluate ${template}`, () => {
    assert.throws(() => jsonPath(template).format(list), new RegExp(state));
  });
}

test("jsonPath() sees own properties only", () => {
  for (const path of ["{.constructor}", "{.__proto__}", "{.toString}", "{.items.length}"]) {
    assert.deepEqual(jsonPath(path).find(list), [], path);
  }
});

test("jsonPath() gives up on templates that visit too much", () => {
  let deep: unknown = { x: 1 };
  for (let i = 0; i < 200; i++) deep = { a: deep };
  const started = cpuMs();
  assert.throws(() => jsonPath("{..a..a..a}").find(deep), /visits more than/);
  assert.ok(cpuMs() - started < 5000);
});

test("customColumns() shows one row per object", () => {
  const columns = customColumns(
    "NAME:.metadata.name,N:{.n},PORTS:ports,FIRST:ports[0],L:metadata.labels",
  );
  assert.deepEqual(columns.headers, ["NAME", "N", "PORTS", "FIRST", "L"]);
  assert.deepEqual(columns.row(list.items[1]), ["b", "2", "[9]", "9", "<none>"]);
  assert.deepEqual(columns.row(list.items[2]), ["c", "10", "<none>", "<none>", "map[z:q]"]);
  assert.deepEqual(customColumns("X:none,Y:ports[*]").row({ none: null, ports: [1, 2] }), [
    "<nil>",
    "1,2",
  ]);
});

test("customColumns() refuses what is no columns", () => {
  for (const bad of ["", "NAME", "A:{.x}{.y}", "A:.x,B"]) {
    assert.throws(() => customColumns(bad), SyntaxError, bad);
  }
});

test("customColumnsFromTemplate() reads two lines", () => {
  const columns = customColumnsFromTemplate("NAME   N\nmetadata.name  .n\n");
  assert.deepEqual(columns.row(list.items[0]), ["a", "1"]);
  assert.throws(() => customColumnsFromTemplate("A B\n.a"), SyntaxError);
  assert.throws(() => customColumnsFromTemplate(""), SyntaxError);
});

test("fieldPath() takes a path in all its spellings", () => {
  for (const path of ["metadata.name", ".metadata.name", "{metadata.name}", "{.metadata.name}"]) {
    assert.deepEqual(fieldPath(path).find(list.items[0]), ["a"], path);
  }
  assert.throws(() => fieldPath("{.a}{.b}"), SyntaxError);
});
