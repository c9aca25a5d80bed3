import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ManifestError } from "kubist/ops";
import { originOf } from "../../lib/ops/manifests/origin.ts";
import { readManifests } from "../../lib/ops/manifests/read.ts";
import { test } from "../harness.ts";

async function read(source: string | readonly string[]) {
  return await Array.fromAsync(readManifests(source));
}

async function refused(source: string, problem: string, message: RegExp): Promise<void> {
  await assert.rejects(read(source), (error) => {
    assert.ok(error instanceof ManifestError, String(error));
    assert.equal(error.problem, problem);
    assert.match(error.message, message);
    return true;
  });
}

/** A directory with these files, until `use` is done. */
async function withFiles(files: readonly string[], use: (root: string) => Promise<void>) {
  const root = await mkdtemp(join(tmpdir(), "kubist-manifests-"));
  try {
    for (const file of files) {
      const path = join(root, file);
      await mkdir(dirname(path), { recursive: true });
      const name = file.replaceAll(/\W/g, "-").replace(/^-+/, "");
      await writeFile(path, `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}}`);
    }
    await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

const head = "apiVersion: v1\nkind: ConfigMap\n";

test("readManifests() takes lists apart and leaves out empty documents", async () => {
  const objects = await read(`
---
# nothing here
---
${head}metadata: {name: a}
---
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: Secret, metadata: {name: b}}
---
apiVersion: v1
kind: PodList
items:
- {metadata: {name: c}}
`);
  assert.deepEqual(objects.map((o) => `${o.kind}/${o.metadata.name}`), [
    "ConfigMap/a",
    "Secret/b",
    "Pod/c",
  ]);
  assert.deepEqual(objects.map((o) => originOf(o)?.line), [5, 9, 14]);
});

test("readManifests() reads JSON, and numbers as Kubernetes does", async () => {
  const [object] = await read('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}');
  assert.equal(object?.metadata.name, "a");
  const [other] = await read(`${head}metadata: {name: a}\nmode: 0644\n`);
  assert.equal(other?.mode, 420);
});

test("readManifests() refuses what is no object (6.5: 103, 105, 107, 108)", async () => {
  await refused("---\n# empty\n---\n", "empty", /from yaml: there is not one object$/);
  await refused("- 1\n", "object", /the document is a list, not an object$/);
  await refused(
    "kind: Pod\nmetadata: {name: a}\n",
    "type",
    /yaml:1: the document has no apiVersion/,
  );
  await refused("apiVersion: v1\nmetadata: {}\n", "type", /the document has no kind$/);
  await refused(`a: 1\n---\n`, "type", /yaml:1:/);
  await refused(`${head}metadata: {}\n`, "name", /ConfigMap has no metadata\.name$/);
  await refused(
    `${head}metadata: {name: 1}\n`,
    "name",
    /the number 1 as its metadata\.name; quote/,
  );
  const items = ["a", "b"].map((n) => `{apiVersion: v1, kind: Pod, metadata: {name: ${n}}}`);
  const list = `apiVersion: v1\nkind: List\nitems: [${items}, {kind: Pod}]\n`;
  await refused(list, "list_item", /yaml:1: items\[2\] of the List has no apiVersion$/);
});

test("readManifests() names the document that is wrong, by line", async () => {
  const good = `${head}metadata: {name: a}\n`;
  await refused(`${good}---\n${good}---\nkind: Pod\n`, "type", /from yaml:9: /);
});

test("readManifests() refuses bad separators (6.5: 104) and duplicate keys (6.5: 110)", async () => {
  await assert.rejects(read(`${head}--- text\n`), { name: "SyntaxError", message: /after "---"/ });
  await assert.rejects(read(`${head}metadata: {name: a, name: b}\n`), { message: /:3:/ });
});

test("readManifests() finds files by path, directory and pattern, in order", async () => {
  const files = ["b.yaml", "a.yml", "c.json", "notes.txt", ".hidden.yaml", "sub/d.yaml"];
  await withFiles(files, async (root) => {
    const names = async (...patterns: string[]) =>
      (await read(patterns.map((p) => join(root, p)))).map((o) => o.metadata.name);
    assert.deepEqual(await names("b.yaml"), ["b-yaml"]);
    assert.deepEqual(await names(""), ["hidden-yaml", "a-yml", "b-yaml", "c-json"]);
    assert.deepEqual(await names("*.yaml"), ["b-yaml"]);
    assert.deepEqual(await names("?.{yaml,yml}"), ["b-yaml", "a-yml"]);
    assert.deepEqual(await names("**/*.yaml"), ["b-yaml", "sub-d-yaml"]);
    assert.deepEqual(await names("**"), ["a-yml", "b-yaml", "c-json", "sub-d-yaml"]);
    assert.deepEqual(await names("sub/d.yaml", "a.yml"), ["sub-d-yaml", "a-yml"]);
  });
});

test("readManifests() says the pattern and the directory when no file matches (6.5: 130)", async () => {
  await refused("./nothing/*.yaml", "no_match", /"\.\/nothing\/\*\.yaml": no file matches in \//);
  await refused("absent.yaml", "no_match", /no file matches/);
});
