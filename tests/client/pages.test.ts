import assert from "node:assert/strict";
import type { KubeList, KubeObject } from "kubist";
import { fromStatus } from "kubist/wire";
import { pagesOf } from "../../lib/client/pages.ts";
import { test } from "../harness.ts";

function object(name: string): KubeObject {
  const metadata = { name, uid: `u-${name}`, resourceVersion: "1", creationTimestamp: "" };
  return { apiVersion: "v1", kind: "Thing", metadata };
}

function page(names: readonly string[], token?: string): KubeList<KubeObject> {
  const metadata = { resourceVersion: "1", ...(token === undefined ? {} : { continue: token }) };
  return { apiVersion: "v1", kind: "ThingList", metadata, items: names.map(object) };
}

/** The items of a page, all at once. */
function itemsOf({ metadata, items }: KubeList<KubeObject>) {
  const left = [items];
  return { metadata, more: () => left.shift() };
}

const expired = fromStatus("list things", {
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  code: 410,
  reason: "Expired",
});

async function collect(answers: readonly (KubeList<KubeObject> | Error)[]) {
  const asked: string[] = [];
  const seen: string[] = [];
  const read = (
    { limit, continue: token }: { limit?: number | undefined; continue?: string | undefined },
  ) => {
    const answer = answers[asked.length];
    asked.push(`${limit ?? "all"} ${token ?? "-"}`);
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(itemsOf(answer as KubeList<KubeObject>));
  };
  const pages = pagesOf(read, 2);
  for (let page = await pages.next(); !page.done; page = await pages.next()) {
    seen.push(...page.value.map((i) => i.metadata.name));
  }
  return { asked, seen };
}

test("pagesOf() follows the tokens to the last page", async () => {
  const { asked, seen } = await collect([page(["a", "b"], "t1"), page(["c"], "")]);
  assert.deepEqual(asked, ["2 -", "2 t1"]);
  assert.deepEqual(seen, ["a", "b", "c"]);
});

test("pagesOf() reads all at once when a token expires and gives nothing twice", async () => {
  const { asked, seen } = await collect([page(["a", "b"], "t1"), expired, page(["a", "c", "d"])]);
  assert.deepEqual(asked, ["2 -", "2 t1", "all -"]);
  assert.deepEqual(seen, ["a", "b", "c", "d"]);
});

test("pagesOf() passes on what it cannot mend", async () => {
  await assert.rejects(() => collect([expired]), (e) => e === expired);
  const other = new RangeError("other");
  await assert.rejects(() => collect([page(["a"], "t"), other]), (e) => e === other);
});

test("pagesOf() hands over what precedes broken items, then fails, and asks for nothing more", async () => {
  const broken = new RangeError("broken");
  let asked = 0;
  const pieces: (() => readonly KubeObject[])[] = [
    () => page(["a"]).items,
    () => {
      throw broken;
    },
  ];
  const pages = pagesOf<KubeObject>(() => {
    asked++;
    const metadata = { resourceVersion: "1", continue: "t1" };
    return Promise.resolve({ metadata, more: () => pieces.shift()?.() });
  }, 2);
  const first = await pages.next();
  assert.deepEqual(first, { done: false, value: page(["a"]).items });
  assert.equal(pages.more?.(), undefined);
  await assert.rejects(() => pages.next(), (e) => e === broken);
  assert.equal(asked, 1);
});
