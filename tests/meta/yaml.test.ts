import assert from "node:assert/strict";
import { parseAllYaml, parseYaml, stringifyYaml, YamlError } from "kubist/meta";
import { cpuMs, test } from "../harness.ts";

// What kubectl 1.36 reads, checked against it in tests/real/meta.test.ts.
const scalars: readonly (readonly [text: string, value: unknown])[] = [
  ["0644", 420],
  ["0o17", 15],
  ["017", 15],
  ["08", 8],
  ["0x1F", 31],
  ["-0x1f", -31],
  ["0b101", 5],
  ["+12", 12],
  ["-0", 0],
  ["1_000", 1000],
  ["1e3", 1000],
  ["1.", 1],
  [".5", 0.5],
  ["-.5", -0.5],
  ["1_0.5", 10.5],
  ["1e400", "1e400"],
  ["18446744073709551616", 18446744073709551616],
  ["y", true],
  ["Yes", true],
  ["on", true],
  ["n", false],
  ["NO", false],
  ["off", false],
  ["tRue", "tRue"],
  ["~", null],
  ["null", null],
  ["", null],
  ["2001-01-01", "2001-01-01"],
  ["2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"],
  ["1:30", "1:30"],
  ["0x", "0x"],
  ["1_", 1],
  ["_1", "_1"],
  ["=", "="],
  ["'yes'", "yes"],
  ['"0644"', "0644"],
  ["!!str 12", "12"],
  ['!!int "12"', 12],
  ["!!float 3", 3],
  ["!!binary aGVsbG8=", "hello"],
  ["! 12", "12"],
  ['"\\u0041\\x42\\t\\/"', "AB\t/"],
  ['"\\ud83d\\ude00"', "😀"],
];

for (const [text, value] of scalars) {
  test(`parseYaml() reads ${JSON.stringify(text)} as ${JSON.stringify(value)}`, async () => {
    assert.deepEqual(await parseYaml(`a: ${text}\n`), { a: value });
  });
}

const documents: readonly (readonly [name: string, text: string, value: unknown])[] = [
  ["keys that are no strings", "1: a\n1.5: b\ntrue: c\n1e7: d\n08: e\n0.00001: f\n", {
    "1": "a",
    "1.5": "b",
    "true": "c",
    "1e+07": "d",
    "8": "e",
    "1e-05": "f",
  }],
  ["copies of aliases", "a: &x {p: [1]}\nb: *x\n", { a: { p: [1] }, b: { p: [1] } }],
  ["merge keys in order", "a: &x {p: 1, q: 1}\nb: {<<: *x, p: 2}\nc:\n  p: 2\n  <<: *x\n", {
    a: { p: 1, q: 1 },
    b: { p: 2, q: 1 },
    c: { p: 1, q: 1 },
  }],
  ["lists of merge keys", "a: &x {p: 1}\nb: &y {p: 2, r: 1}\nc: {<<: [*x, *y]}\n", {
    a: { p: 1 },
    b: { p: 2, r: 1 },
    c: { p: 1, r: 1 },
  }],
  ["block texts", "a: |\n  x\n   y\n\n\nb: >-\n  c\n  d\n", { a: "x\n y\n", b: "c d" }],
  ["JSON with tabs", '{\n\t"a": [1,\n\t2]\n}\n', { a: [1, 2] }],
  ["brackets that close below their key", "a: {\n  x: z\n}\nb: [\n1,\n2\n]\n", {
    a: { x: "z" },
    b: [1, 2],
  }],
  ["quotes that go on at the margin", 'a: "x\ny"\nb: [\n]\n', { a: "x y", b: [] }],
  ["brackets in texts as they are", "a: |\n  [x\nb: {\n}\nc: it's [x\n", {
    a: "[x\n",
    b: {},
    c: "it's [x",
  }],
  ["lists at the margin of their key", "a:\n- 1\n- - 2\n", { a: [1, [2]] }],
  ["a byte order mark", "\ufeffa: 1\n", { a: 1 }],
  ["CRLF", "a: 1\r\nb: |\r\n  x\r\n", { a: 1, b: "x\n" }],
  ["names of inherited members", "constructor: 1\ntoString: 2\n", { constructor: 1, toString: 2 }],
  ["nothing", "# only a comment\n", null],
];

for (const [name, text, value] of documents) {
  test(`parseYaml() reads ${name}`, async () => {
    assert.deepEqual(await parseYaml(text), value);
  });
}

test("parseYaml() reads __proto__ as data", async () => {
  const value = await parseYaml("__proto__: {polluted: 1}\n");
  assert.equal(JSON.stringify(value), '{"__proto__":{"polluted":1}}');
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

const refused:
  readonly (readonly [problem: string, text: string, place: string, message: RegExp])[] = [
    ["duplicate", "a: 1\nb: 2\na: 3\n", "3:1", /key "a" repeats the one of line 1/],
    ["duplicate", "a: {x: 1, 'x': 2}\n", "1:11", /repeats/],
    ["duplicate", "1: a\n'1': b\n", "2:1", /repeats/],
    ["tab", "a:\n\tb: 1\n", "2:1", /tab in the indentation/],
    ["syntax", 'a: 1\nb: "x\nc: 1\n', "2:4", /unclosed "/],
    ["syntax", "a: [1,\n  {b: 2\n", "2:3", /unclosed \{/],
    ["syntax", "a: b: c\n", "1:5", /mapping/],
    ["syntax", "a: *x\n", "1:5", /unknown alias "x"/],
    ["syntax", "a: &a [*a]\n", "1:9", /unknown alias "a"/],
    ["syntax", "a: \u0001\n", "1:4", /non-printable/],
    ["syntax", '"a\n b": 1\nc: {\n}\n', "1:1", /one line/],
    ["number", "a: 9007199254740993\n", "1:4", /beyond 2\^53/],
    ["number", "a: .inf\n", "1:4", /does not exist in JSON/],
    ["number", "a: [.NaN]\n", "1:5", /does not exist in JSON/],
    ["tag", "a: !!js/function 'x'\n", "1:4", /tag "!!js\/function"/],
    ["tag", "!!python/object:os.system [x]\n", "1:1", /tag/],
    ["tag", "a: !!int x\n", "1:4", /"x" is no int/],
    ["value", "? [a]\n: b\n", "1:3", /a key must be/],
    ["value", "null: a\n", "1:1", /a key must be/],
    ["value", "<<: 1\n", "1:1", /merges a mapping/],
    ["separator", "a: 1\n--- x\n", "2:1", /text after "---"/],
    ["separator", "a: 1\n----\n", "2:1", /text after "---"/],
    ["separator", "a: 1\n---\nb: 2\n", "3:1", /second document/],
    ["separator", "a: 1\n...\nb: 2\n", "4:1", /second document after "..."/],
  ];

for (const [problem, text, place, message] of refused) {
  test(`parseYaml() refuses ${JSON.stringify(text)} at ${place}`, async () => {
    await assert.rejects(parseYaml(text, { source: "app.yaml" }), (error) => {
      assert.ok(error instanceof YamlError && error instanceof SyntaxError, String(error));
      assert.equal(error.problem, problem);
      assert.match(error.message, message);
      assert.equal(`${error.line}:${error.column}`, place);
      assert.ok(error.message.endsWith(` at app.yaml:${place}`), error.message);
      return true;
    });
  });
}

test("parseYaml() rounds integers beyond 2^53 when asked", async () => {
  const text = "max: 9223372036854775807\n";
  assert.deepEqual(await parseYaml(text, { unsafeIntegers: "round" }), { max: 2 ** 63 });
  assert.deepEqual(await parseYaml("a: 9007199254740991\n"), { a: 9007199254740991 });
});

test("parseAllYaml() gives documents with their lines, empty ones left out", async () => {
  const text = "# head\n---\na: 1\n--- # next\n---\nb: 2\n";
  assert.deepEqual(await parseAllYaml(text), [
    { value: { a: 1 }, line: 3, index: 2 },
    { value: { b: 2 }, line: 6, index: 4 },
  ]);
  assert.deepEqual(await parseAllYaml("---\n---\n"), []);
});

test("parseAllYaml() ends a separator at a line feed alone, and counts every kind of line", async () => {
  assert.deepEqual(await parseAllYaml("a: 1\r\n---\r\n\r\nb: 2\n--- # x\u2028y\nc: 3\n"), [
    { value: { a: 1 }, line: 1, index: 1 },
    { value: { b: 2 }, line: 3, index: 2 },
    { value: { c: 3 }, line: 6, index: 3 },
  ]);
});

test("parseAllYaml() counts lines across documents", async () => {
  await assert.rejects(parseAllYaml("a: 1\n---\nb:\n  c: [\n", { source: "f" }), /at f:4:6$/);
});

test("parseAllYaml() reads JSON objects one after the other", async () => {
  const values = (await parseAllYaml('{"a": "}{"}{"b": 2}\n\n{"c": [3]}\n')).map((d) => d.value);
  assert.deepEqual(values, [{ a: "}{" }, { b: 2 }, { c: [3] }]);
});

test("parseAllYaml() refuses what is too large", async () => {
  const limits = { maxLength: 1000, maxDocuments: 3, maxDepth: 5, maxAliases: 2, maxNodes: 20 };
  const limited = (text: string) =>
    assert.rejects(
      parseAllYaml(text, limits),
      (e) => e instanceof YamlError && e.problem === "limit",
    );
  await limited("#".repeat(1001));
  await limited("---\n---\n---\n");
  await limited("a: [[[[[1]]]]]");
  await limited("a: &x 1\nb: [*x, *x, *x]");
  await limited(`[${"1,".repeat(20)}1]`);
  await limited("a: &x [1,2,3,4,5,6,7]\nb: &y [*x, *x]\n");
  assert.equal((await parseAllYaml("a: [[[[1]]]]", limits)).length, 1);
});

test("parseYaml() refuses alias bombs at once", async () => {
  const levels = "abcdefghi".split("");
  const bomb = levels.map((name, i) => {
    const inner = i === 0 ? "lol" : `*${levels[i - 1]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(",")}]`;
  }).join("\n");
  const started = cpuMs();
  await assert.rejects(parseYaml(bomb), { problem: "limit" });
  await assert.rejects(parseYaml(bomb, { maxAliases: 1000 }), { problem: "limit" });
  assert.ok(cpuMs() - started < 3000);
});

test("parseYaml() takes time in proportion to the text", async () => {
  const text = (n: number) =>
    `a: {\n${Array.from({ length: n }, (_, i) => `k${i}: "v${i}"`).join(",\n")}\n}\n`;
  const time = async (n: number) => {
    const started = cpuMs();
    await parseYaml(text(n));
    return cpuMs() - started;
  };
  await time(2000);
  const [small, large] = [await time(4000), await time(32_000)];
  assert.ok(large < small * 24 + 200, `${small} ms for 4000 keys, ${large} ms for 32000`);
});

const written: readonly (readonly [value: unknown, text: string])[] = [
  [{ a: "yes", b: ["0644", 1] }, "a: 'yes'\nb:\n- '0644'\n- 1\n"],
  [{ a: "x: y", b: "# c", c: "", d: "~" }, "a: 'x: y'\nb: '# c'\nc: ''\nd: '~'\n"],
  [{ a: "l1\nl2\n", b: [] as unknown[], c: {} }, "a: |\n  l1\n  l2\nb: []\nc: {}\n"],
  [{ yes: 1, "on": 2 }, "'yes': 1\n'on': 2\n"],
  [
    { a: "2001-01-01", b: "1:30", c: "0x", d: "1e3", e: "<<" },
    "a: '2001-01-01'\nb: '1:30'\nc: '0x'\nd: '1e3'\ne: '<<'\n",
  ],
  [{ a: null, b: true, c: 1.5, d: -1 }, "a: null\nb: true\nc: 1.5\nd: -1\n"],
  [{ a: "--- x", b: "a\u2028b" }, "a: '--- x'\nb: \"a\\Lb\"\n"],
  [{ a: 2 ** 53 - 1, b: -(2 ** 53) }, "a: 9007199254740991\nb: -9.007199254740992e+15\n"],
];

for (const [value, text] of written) {
  test(`stringifyYaml() writes ${JSON.stringify(value)} so that all readers agree`, async () => {
    assert.equal(await stringifyYaml(value), text);
    assert.deepEqual(await parseYaml(text), value);
  });
}

test("stringifyYaml() writes shared objects twice instead of aliases", async () => {
  const shared = { x: 1 };
  assert.equal(await stringifyYaml({ a: shared, b: shared }), "a:\n  x: 1\nb:\n  x: 1\n");
});
