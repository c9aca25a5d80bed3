import assert from "node:assert/strict";
import { type Batches, flow, flowOf, manualClock, scope, sleep } from "kubist/stream";
import { test } from "../harness.ts";

test("flow() hands over the elements of all batches in order", async () => {
  const f = flow(async function* () {
    yield [1, 2];
    yield [];
    yield [3];
  });
  assert.deepEqual(await f.toArray(), [1, 2, 3]);
});

test("flow() answers calls made at once in order", async () => {
  const it = flowOf([1, 2, 3])[Symbol.asyncIterator]();
  const results = await Promise.all([it.next(), it.next(), it.next(), it.next()]);
  assert.deepEqual(results.map((r) => r.value), [1, 2, 3, undefined]);
  assert.equal(results[3]?.done, true);
});

test("flow() asks for what needs no wait before it waits", async () => {
  const waited = [[1], [4], []];
  const ready = [undefined, [2], [3], undefined, [], [5], undefined];
  const asked: string[] = [];
  const source: Batches<number> = {
    next() {
      asked.push("next");
      const value = waited.shift();
      return Promise.resolve(value ? { done: false, value } : { done: true, value });
    },
    more() {
      asked.push("more");
      return ready.shift();
    },
    return: () => Promise.resolve(),
  };
  assert.deepEqual(await flow(() => source).toArray(), [1, 2, 3, 4, 5]);
  assert.deepEqual(ready, []);
  const pulls = ["more next", "more", "more", "more next", "more next", "more", "more next"];
  assert.equal(asked.join(" "), pulls.join(" "));
});

test("flow() closes its source on break, on a throw and on return", async () => {
  for (const leave of ["break", "throw", "return"] as const) {
    let closed = 0;
    const f = flow(async function* () {
      try {
        for (let i = 0;; i++) yield [i];
      } finally {
        closed++;
      }
    });
    const loop = async () => {
      for await (const n of f) {
        if (n < 3) continue;
        if (leave === "break") break;
        if (leave === "throw") throw new RangeError("out");
        return;
      }
    };
    if (leave === "throw") await assert.rejects(loop, RangeError);
    else await loop();
    assert.equal(closed, 1, leave);
  }
});

test("flow() ends a pending next() when it is disposed", async () => {
  let cleaned = false;
  const f = flow<number>(async function* (signal) {
    try {
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason))
      );
      yield [1];
    } finally {
      cleaned = true;
    }
  });
  const pending = f[Symbol.asyncIterator]().next();
  await f[Symbol.asyncDispose]();
  assert.deepEqual(await pending, { done: true, value: undefined });
  assert.equal(cleaned, true);
});

test("flow() disposed before its first element never starts its source", async () => {
  let started = false;
  const f = flow<number>(async function* () {
    started = true;
    yield [1];
  });
  await f[Symbol.asyncDispose]();
  assert.equal(started, false);
});

test("flow() refuses a second iteration and names the way out", async () => {
  const f = flowOf([1]);
  await f.toArray();
  await assert.rejects(() => f.toArray(), /Cannot iterate a flow twice: .*call the method/);
});

test("flow() delivers what came before an error, then the error, then the end", async () => {
  const it = flow(async function* () {
    yield [1];
    throw new RangeError("broken");
  })[Symbol.asyncIterator]();
  assert.equal((await it.next()).value, 1);
  await assert.rejects(() => it.next(), /broken/);
  assert.equal((await it.next()).done, true);
});

test("map(), filter(), take() and drop() compose and close the source", async () => {
  let closed = false;
  const numbers = flow(async function* () {
    try {
      for (let i = 0;; i++) yield [i, -i];
    } finally {
      closed = true;
    }
  });
  const out = await numbers.filter((n) => n > 0).drop(1).map((n) => n * 10).take(3).toArray();
  assert.deepEqual(out, [20, 30, 40]);
  assert.equal(closed, true);
  await assert.rejects(async () => await flowOf([1]).take(-1).toArray(), RangeError);
});

test("map() ends a pending next() of its source when it is disposed", async () => {
  let aborted = false;
  const f = flow<number>(async function* (signal) {
    await new Promise((_, reject) =>
      signal.addEventListener("abort", () => {
        aborted = true;
        reject(signal.reason);
      })
    );
    yield [1];
  }).map((n) => n + 1);
  const pending = f[Symbol.asyncIterator]().next();
  await Promise.resolve();
  await f[Symbol.asyncDispose]();
  assert.equal((await pending).done, true);
  assert.equal(aborted, true);
});

test("forEach() waits for each call", async () => {
  const seen: number[] = [];
  await flowOf([3, 1, 2]).forEach(async (n) => {
    await Promise.resolve();
    seen.push(n);
  });
  assert.deepEqual(seen, [3, 1, 2]);
});

test("sleep() rejects with the signal's reason and leaves no timer", async () => {
  const clock = manualClock();
  const reason = new RangeError("enough");
  const controller = new AbortController();
  const waiting = sleep(clock, 1000, controller.signal);
  controller.abort(reason);
  await assert.rejects(waiting, (e) => e === reason);
  assert.equal(clock.pending, 0);
});

test("scope() forwards its parents' abort and forgets them when disposed", () => {
  const parent = new AbortController();
  using inner = scope(parent.signal);
  const reason = { why: "test" };
  parent.abort(reason);
  assert.equal(inner.signal.reason, reason);

  const other = new AbortController();
  const left = scope(other.signal);
  left[Symbol.dispose]();
  other.abort();
  assert.equal(left.signal.aborted, false);
});

test("scope() aborts at its deadline unless cleared", async () => {
  const clock = manualClock();
  const late = scope();
  late.deadline(clock, 100, () => "late");
  const cleared = scope();
  cleared.deadline(clock, 100, () => "late");
  cleared.clearDeadline();
  await clock.advance(100);
  assert.equal(late.signal.reason, "late");
  assert.equal(cleared.signal.aborted, false);
});
