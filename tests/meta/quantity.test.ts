import assert from "node:assert/strict";
import { quantity } from "kubist/meta";
import { test } from "../harness.ts";

const canonical: readonly (readonly [text: string, canonical: string])[] = [
  ["0", "0"],
  ["0.0", "0"],
  ["-0", "0"],
  ["1.5", "1500m"],
  ["1.5Gi", "1536Mi"],
  ["1024Mi", "1Gi"],
  ["1000k", "1M"],
  ["0.1", "100m"],
  ["100m", "100m"],
  ["0.001m", "1u"],
  ["1e3", "1e3"],
  ["1000e0", "1e3"],
  ["1E3", "1E3"],
  ["12e-1", "1200e-3"],
  ["0.5Ki", "512"],
  ["512Ki", "512Ki"],
  ["1.1Ki", "1126400m"],
  ["1Ei", "1Ei"],
  [".5", "500m"],
  ["5.", "5."],
  ["+5", "+5"],
  ["1.500", "1.500"],
  ["0.1n", "1n"],
  ["-0.1n", "-1n"],
  ["1.0000000001", "1000000001n"],
  ["2000E", "2000E"],
];

for (const [text, expected] of canonical) {
  test(`quantity() writes ${text} as ${expected}`, () => {
    assert.equal(quantity(text).toString(), expected);
    assert.equal(JSON.stringify({ q: quantity(text) }), `{"q":"${expected}"}`);
  });
}

for (
  const text of [
    "",
    "1.5GB",
    "10 Gi",
    "1e",
    "--1",
    "1K",
    "Gi1",
    "1..5",
    "0x1",
    "1e1.5",
    "１",
    "9".repeat(300),
  ]
) {
  test(`quantity() refuses ${JSON.stringify(text.slice(0, 20))}`, () => {
    assert.throws(() => quantity(text), SyntaxError);
  });
}

test("quantity() suggests the suffix that was meant", () => {
  assert.throws(() => quantity("1.5GB"), /use G or Gi/);
  assert.throws(() => quantity("1K"), /use k or Ki/);
});

test("quantity() adds and subtracts exactly, in the format of the first", () => {
  assert.equal(quantity("1.5Gi").add("512Mi").toString(), "2Gi");
  assert.equal(quantity("0.1").add("0.2").toString(), "300m");
  assert.equal(quantity("1Gi").sub("1").toString(), "1073741823");
  assert.equal(quantity("1").sub("1500m").toString(), "-500m");
  assert.equal(quantity("0").add("1Gi").toString(), "1Gi");
  assert.equal(quantity("1n").add("1E").toString(), "1000000000000000000000000001n");
});

test("quantity() multiplies by integers", () => {
  assert.equal(quantity("250m").mul(4).toString(), "1");
  assert.equal(quantity("1Gi").mul(-2n).toString(), "-2Gi");
  assert.throws(() => quantity("1").mul(1.5), RangeError);
});

test("quantity() compares across formats", () => {
  assert.equal(quantity("1Gi").compare("1G"), 1);
  assert.equal(quantity("0.5").compare("500m"), 0);
  assert.equal(quantity("1Ki").compare("1025"), -1);
  assert.deepEqual([quantity("-1m").sign, quantity("0").sign, quantity("1n").sign], [-1, 0, 1]);
});

test("quantity() gives whole units, rounded away from zero", () => {
  assert.equal(quantity("1001m").value(), 2n);
  assert.equal(quantity("-1001m").value(), -2n);
  assert.equal(quantity("1Gi").value(), 1073741824n);
  assert.equal(quantity("0.1u").milliValue(), 1n);
  assert.equal(quantity("1.5Gi").toNumber(), 1610612736);
  assert.equal(quantity("100m").toNumber(), 0.1);
});

test("quantity() takes numbers and quantities", () => {
  const one = quantity(1);
  assert.equal(quantity(one), one);
  assert.equal(quantity(1.5).toString(), "1500m");
  assert.equal(quantity(2n ** 70n).toString(), "1180591620717411303424");
  assert.throws(() => quantity(NaN), SyntaxError);
});

test("quantity() tells what it rounded", () => {
  assert.equal(quantity("0.1n").rounded, true);
  assert.equal(quantity("1n").rounded, false);
});

test("quantity() refuses or caps binary sizes beyond 2^63-1", () => {
  assert.throws(() => quantity("9Ei"), RangeError);
  assert.equal(quantity("9Ei", { saturate: true }).toString(), "9223372036854775807");
  assert.equal(quantity("7Ei").toString(), "7Ei");
  assert.throws(() => quantity("1e1001"), RangeError);
  assert.equal(quantity("1e-100000").toString(), "1e-9");
});
