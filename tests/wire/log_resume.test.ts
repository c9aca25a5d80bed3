import assert from "node:assert/strict";
import fc from "fast-check";
import { logResume } from "../../lib/wire/log_resume.ts";
import { toLogRequest } from "kubist/wire";
import { test } from "../harness.ts";

/** The lines of a log from a second on, as the server gives them. */
function from(log: readonly string[], sinceTime: string | undefined): string[] {
  const since = sinceTime === undefined ? -Infinity : Date.parse(sinceTime);
  return log.filter((line) => Date.parse(`${line.slice(0, 19)}Z`) >= since);
}

test("logResume() asks anew from the second of its last line", () => {
  const resume = logResume({});
  const wanted = { follow: true, tail: 5, container: "c" };
  assert.deepEqual(resume.query(wanted), {
    follow: true,
    container: "c",
    tail: 5,
    sinceSeconds: undefined,
    sinceTime: undefined,
    timestamps: true,
  });
  assert.deepEqual(resume.take(["2026-01-01T10:00:00.999999999+02:00 one"]), ["one"]);
  assert.equal(resume.newestMs, Date.parse("2026-01-01T08:00:00Z"));
  assert.deepEqual(resume.query(wanted), {
    follow: true,
    container: "c",
    sinceTime: "2026-01-01T08:00:00Z",
    timestamps: true,
  });
});

test("logResume() keeps times where they are wanted, and lines that have none", () => {
  const line = "2026-01-01T00:00:00.000000001Z  spaced ";
  assert.deepEqual(logResume({ timestamps: true }).take([line]), [line]);
  const none = ["failed to watch file", "2026-01-01T90:00:00Z no such hour"];
  assert.deepEqual(logResume({}).take([line, ...none]), [" spaced ", ...none]);
});

test("logResume() gives each line once, in order, wherever connections break", () => {
  const entry = fc.record({ nanos: fc.nat(3_000), text: fc.constantFrom("a", "b", "") });
  const plan = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(fc.array(entry, { maxLength: 30 }), plan, (entries, breaks) => {
    // Several lines a second, some at the same nanosecond.
    const log = entries.toSorted((a, b) => a.nanos - b.nanos).map(({ nanos, text }) => {
      const second = String(Math.floor(nanos / 1000)).padStart(2, "0");
      return `2026-01-01T00:00:${second}.${String(nanos % 1000).padStart(9, "0")}Z ${text}`;
    });
    const resume = logResume({ timestamps: true });
    const got: string[] = [];
    for (const length of [...breaks, Infinity]) {
      const { sinceTime } = resume.query({ follow: true });
      got.push(...resume.take(from(log, sinceTime).slice(0, length)));
    }
    assert.deepEqual(got, log);
  }));
});

test("logResume() loses no line when the server has dropped the beginning of the second", () => {
  const at = (nanos: number) => `2026-01-01T00:00:00.00000000${nanos}Z ${nanos}`;
  const resume = logResume({});
  assert.deepEqual(resume.take([at(1), at(2)]), ["1", "2"]);
  resume.query({});
  assert.deepEqual(resume.take([at(3)]), ["3"]);
});

test("toLogRequest() refuses options that exclude each other and numbers that cannot be", () => {
  const kind = { group: "", version: "v1", kind: "Pod", plural: "pods", scope: "Namespaced" };
  const pod = { kind, namespace: "web", name: "a" } as const;
  const both = { sinceSeconds: 5, sinceTime: "2026-01-01T00:00:00Z" };
  assert.throws(() => toLogRequest(pod as never, both), {
    name: "TypeError",
    message: 'Cannot read the log of pods "a" in namespace "web": ' +
      "give sinceSeconds or sinceTime, not both",
  });
  for (const wrong of [{ tail: -1 }, { sinceSeconds: 0 }, { limitBytes: 0 }, { tail: 1.5 }]) {
    assert.throws(() => toLogRequest(pod as never, wrong), RangeError);
  }
  const path = toLogRequest(pod as never, { tail: 0, follow: true, stream: "Stdout" }).path;
  assert.equal(path, "/api/v1/namespaces/web/pods/a/log?follow=true&stream=Stdout&tailLines=0");
});
