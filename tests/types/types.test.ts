import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { resources } from "../../lib/generated/resources.ts";
import { test } from "../harness.ts";

// That the uses compile and the wrong ones do not is for the type checker to say, which reads these
// files with all the others; what it cannot say is that they have not been thinned out.

function read(name: string): Promise<string> {
  return readFile(join(import.meta.dirname ?? ".", name), "utf8");
}

test("everyResource() uses each resource of the table by group and version, and by its name", async () => {
  const text = await read("every_resource.ts");
  for (const { accessor, group, version, top } of resources) {
    const place = `k.${group.split(".")[0] || "core"}.${version}.${accessor}(`;
    assert.ok(text.includes(place), place);
    if (top) assert.ok(text.includes(`k.${accessor}(`), accessor);
  }
});

test("uses.ts and every_resource.ts hold more than 200 uses", async () => {
  const texts = await Promise.all([read("every_resource.ts"), read("uses.ts")]);
  const uses = texts.join("\n").match(/\bsatisfies\b|\bk\.\w+[.(]|\bpod\.|\bdeployment\./g) ?? [];
  assert.ok(uses.length >= 200, String(uses.length));
});

test("refused.ts gives a reason for each of more than 40 refusals", async () => {
  const text = await read("refused.ts");
  const all = text.match(/@ts-expect-error/g) ?? [];
  const reasoned = text.match(/^ *\/\/ @ts-expect-error: \S.{10,}$/gm) ?? [];
  assert.ok(all.length >= 40, String(all.length));
  assert.equal(reasoned.length, all.length);
});
