import assert from "node:assert/strict";
import {
  countStep,
  failureExcerpt,
  parseSummary,
  type Step,
  summarize,
} from "../../scripts/ci_sum.ts";
import { test } from "../harness.ts";

const deno =
  "b() works ... ok (1ms)\n\nFAILED | 3 passed (5 steps) | 1 failed (2 steps) | 2 ignored (11ms)\n";
const bun =
  "(skip) c()\n\n 3 pass\n 2 skip\n 1 todo\n 1 fail\n 8 expect() calls\nRan 7 tests across 2 files. [2.00ms]\n";
const node =
  "✔ a() (1ms)\nℹ tests 8\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 1\nℹ duration_ms 139.4\n";

function suite(code: number | undefined, log: string): Step {
  return { name: "suite", kind: "suite", code, log };
}

test("parseSummary() reads deno test", () => {
  assert.deepEqual(parseSummary(deno), { passed: 3, failed: 1, skipped: 2 });
  assert.deepEqual(parseSummary("ok | 1 passed | 0 failed | 4 filtered out (9ms)\n"), {
    passed: 1,
    failed: 0,
    skipped: 0,
  });
});

test("parseSummary() reads bun test", () => {
  assert.deepEqual(parseSummary(bun), { passed: 3, failed: 1, skipped: 3 });
  assert.deepEqual(parseSummary(" 3 pass\n 0 fail\n 1 error\nRan 3 tests across 2 files.\n"), {
    passed: 3,
    failed: 1,
    skipped: 0,
  });
});

test("parseSummary() reads node --test, spec and tap", () => {
  assert.deepEqual(parseSummary(node), { passed: 3, failed: 2, skipped: 3 });
  assert.deepEqual(parseSummary(node.replaceAll("ℹ", "#")), { passed: 3, failed: 2, skipped: 3 });
});

test("parseSummary() ignores colours and takes the last summary", () => {
  const coloured = "\x1b[0m\x1b[32mok\x1b[0m | 7 passed | 0 failed (1ms)\r\n";
  assert.deepEqual(parseSummary(node + deno + coloured)?.passed, 7);
  assert.deepEqual(parseSummary(coloured + node)?.passed, 3);
});

test("parseSummary() finds nothing where nothing is", () => {
  assert.equal(parseSummary(""), undefined);
  assert.equal(parseSummary("error: Type checking failed.\n3 passed, 1 failed\n"), undefined);
});

test("countStep() makes a runner that died a failure", () => {
  assert.equal(countStep(suite(1, "panic")).failed, 1);
  assert.equal(countStep(suite(0, "no summary at all")).failed, 1);
  assert.equal(countStep(suite(undefined, "")).problem, "no summary, did not end");
});

test("countStep() makes an unexplained exit code a failure", () => {
  const green = "ok | 3 passed | 0 failed (1ms)\n";
  assert.deepEqual(countStep(suite(0, green)), { passed: 3, failed: 0, skipped: 0 });
  assert.equal(countStep(suite(124, green)).failed, 1);
  assert.equal(countStep(suite(undefined, green)).failed, 1);
});

test("countStep() makes a suite that ran no test a failure", () => {
  const counts = countStep(suite(0, "ok | 0 passed | 0 failed | 5 ignored (1ms)\n"));
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 5, problem: "not one test ran" });
});

test("countStep() counts a step only when it fails", () => {
  const gate = { name: "gate", kind: "step", log: deno } as const;
  assert.deepEqual(countStep({ ...gate, code: 0 }), { passed: 0, failed: 0, skipped: 0 });
  assert.equal(countStep({ ...gate, code: 1 }).failed, 1);
});

test("summarize() ends with one plain line", () => {
  const gate = { name: "the gate", kind: "step", code: 0, log: "" } as const;
  const green = suite(0, "ok | 3 passed | 0 failed | 1 ignored (1ms)\n");
  assert.deepEqual(
    summarize([green, gate, suite(0, " 2 pass\n 0 fail\nRan 2 tests across 1 file.\n")]),
    {
      lines: [
        "suite     3 passed, 0 failed, 1 skipped",
        "the gate  ok",
        "suite     2 passed, 0 failed, 0 skipped",
        "5 passed, 0 failed, 1 skipped",
      ],
      ok: true,
    },
  );
  assert.equal(
    summarize([green, { ...gate, code: 2 }]).lines.at(-1),
    "3 passed, 1 failed, 1 skipped",
  );
  assert.equal(summarize([green, { ...gate, code: 2 }]).ok, false);
});

test("summarize() does not call an empty run a success", () => {
  assert.deepEqual(summarize([]), { lines: ["0 passed, 1 failed, 0 skipped"], ok: false });
});

test("failureExcerpt() shows why tests failed, whoever ran them", () => {
  const many = "ok\n".repeat(50);
  assert.deepEqual(
    failureExcerpt(`${many}\n ERRORS \n\na() works\nerror: 1 !== 0\n\n${deno}`).slice(0, 4),
    [" ERRORS ", "", "a() works", "error: 1 !== 0"],
  );
  assert.deepEqual(failureExcerpt(`${many}${node}✖ failing tests:\n\n✖ a()\n`), [
    "✖ failing tests:",
    "",
    "✖ a()",
  ]);
  assert.deepEqual(failureExcerpt(`${many}error: 1 !== 0\n(fail) a() [1ms]\n${bun}`).slice(-2), [
    "error: 1 !== 0",
    "(fail) a() [1ms]",
  ]);
  assert.deepEqual(failureExcerpt("it panicked"), ["it panicked"]);
});
