import assert from "node:assert/strict";
import { humanAge, humanDuration, scaleIntOrPercent } from "kubist/meta";
import { formatDuration, parseDuration } from "../../lib/meta/duration.ts";
import { intOrString } from "../../lib/meta/int_or_string.ts";
import { formatMicroTime, formatTime, parseMicroTime, parseTime } from "../../lib/meta/time.ts";
import { test } from "../harness.ts";

test("scaleIntOrPercent() scales percentages and keeps numbers", () => {
  assert.equal(scaleIntOrPercent(4, 10), 4);
  assert.equal(scaleIntOrPercent("25%", 10), 2);
  assert.equal(scaleIntOrPercent("25%", 10, { roundUp: true }), 3);
  assert.equal(scaleIntOrPercent("-5%", 10), -1);
  assert.ok(Object.is(scaleIntOrPercent("0%", -1), 0));
  for (const bad of ["25", "1.5%", "%", "", "x%"]) {
    assert.throws(() => scaleIntOrPercent(bad, 10), SyntaxError, bad);
  }
});

test("intOrString() takes 32-bit integers for numbers", () => {
  assert.equal(intOrString("80"), 80);
  assert.equal(intOrString("http"), "http");
  assert.equal(intOrString("2147483648"), "2147483648");
  assert.equal(intOrString("25%"), "25%");
});

test("parseTime() reads RFC 3339 to the microsecond", () => {
  assert.equal(parseTime("1970-01-01T00:00:00Z"), 0);
  assert.equal(parseTime("2026-01-02T03:04:05+02:00"), Date.UTC(2026, 0, 2, 1, 4, 5));
  assert.equal(parseTime("1970-01-01T00:00:00.000001Z"), 0.001);
  assert.equal(parseTime("0001-01-01T00:00:00Z"), Date.parse("0001-01-01T00:00:00Z"));
  for (
    const bad of [
      "",
      "2026-01-02",
      "2026-02-29T00:00:00Z",
      "2026-01-02T24:00:00Z",
      "2026-01-02t00:00:00z",
      "2026-01-02T00:00:60Z",
    ]
  ) {
    assert.throws(() => parseTime(bad), SyntaxError, bad);
  }
});

test("formatTime() writes whole seconds in UTC", () => {
  assert.equal(formatTime(Date.UTC(2026, 0, 2, 3, 4, 5, 999)), "2026-01-02T03:04:05Z");
  assert.equal(formatTime(-1), "1969-12-31T23:59:59Z");
  assert.throws(() => formatTime(NaN), RangeError);
  assert.throws(() => formatTime(Date.UTC(10_000, 0)), RangeError);
});

test("formatMicroTime() writes six decimals and parseMicroTime() wants them", () => {
  const text = "2026-01-02T03:04:05.000006Z";
  assert.equal(formatMicroTime(parseMicroTime(text)), text);
  assert.equal(formatMicroTime(-0.001), "1969-12-31T23:59:59.999999Z");
  for (
    const bad of ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.1Z", "2026-01-02T03:04:05.1234567Z"]
  ) {
    assert.throws(() => parseMicroTime(bad), SyntaxError, bad);
  }
});

const durations: readonly (readonly [text: string, ns: bigint, written: string])[] = [
  ["0", 0n, "0s"],
  ["1h30m", 5_400_000_000_000n, "1h30m0s"],
  ["1.5s", 1_500_000_000n, "1.5s"],
  ["-1.5h", -5_400_000_000_000n, "-1h30m0s"],
  ["+5m", 300_000_000_000n, "5m0s"],
  ["1ms2us3ns", 1_002_003n, "1.002003ms"],
  ["100µs", 100_000n, "100µs"],
  [".5s", 500_000_000n, "500ms"],
  ["-9223372036854775808ns", -(1n << 63n), "-2562047h47m16.854775808s"],
];

for (const [text, ns, written] of durations) {
  test(`parseDuration() reads ${text}`, () => {
    assert.equal(parseDuration(text), ns);
    assert.equal(formatDuration(ns), written);
    assert.equal(parseDuration(written), ns);
  });
}

test("row 97: parseDuration() refuses other units and says what to write", () => {
  for (
    const bad of [
      "",
      "5",
      "5 minutes",
      "1d",
      "s",
      ".s",
      "1h-2m",
      "9223372036854775808ns",
      "3000000h",
    ]
  ) {
    assert.throws(() => parseDuration(bad), SyntaxError, bad);
  }
  const said = (text: string) => {
    try {
      return String(parseDuration(text));
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.match(said("1d"), /^Cannot parse duration "1d": unknown unit "d"; use hours, such as 24h/);
  assert.match(said("5 minutes"), /^Cannot parse duration "5 minutes": unknown unit " minutes"/);
});

const ages: readonly (readonly [seconds: number, text: string])[] = [
  [-2, "<invalid>"],
  [-1, "0s"],
  [0, "0s"],
  [119, "119s"],
  [120, "2m"],
  [200, "3m20s"],
  [599, "9m59s"],
  [600, "10m"],
  [3 * 3600 - 1, "179m"],
  [3 * 3600, "3h"],
  [8 * 3600 - 60, "7h59m"],
  [8 * 3600, "8h"],
  [48 * 3600 - 1, "47h"],
  [48 * 3600, "2d"],
  [8 * 86400 - 3600, "7d23h"],
  [8 * 86400, "8d"],
  [730 * 86400 - 1, "729d"],
  [730 * 86400, "2y"],
  [731 * 86400, "2y1d"],
  [8 * 365 * 86400, "8y"],
];

for (const [seconds, text] of ages) {
  test(`humanDuration() shows ${seconds} s as ${text}`, () => {
    assert.equal(humanDuration(seconds * 1000), text);
  });
}

test("humanAge() counts from a timestamp", () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5);
  assert.equal(humanAge("2026-01-02T03:00:45Z", now), "3m20s");
  assert.equal(humanAge(undefined, now), "<unknown>");
  assert.equal(humanAge(null, now), "<unknown>");
});
