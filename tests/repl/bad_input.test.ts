import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../repl/commands/main.ts";
import { startCluster } from "kubist/testing";
import { around, test } from "../harness.ts";

let folder: string;
around(async () => {
  folder = await mkdtemp(join(tmpdir(), "kubist-seeds-"));
}, () => rm(folder, { recursive: true }));

/** The code and the complaint of `kubist serve`, which must not begin to serve. */
async function serve(...flags: readonly string[]): Promise<{ code: number; err: string }> {
  let err = "";
  const code = await main(["serve", ...flags], {
    out: (text) => assert.fail(`it serves: ${text}`),
    err: (text) => void (err += `${text}\n`),
    signal: new AbortController().signal,
    ask: () => Promise.resolve(undefined),
  });
  return { code, err };
}

for (const hostname of ["0.0.0.0", "::", "10.0.0.1", "example.com"]) {
  test(`row 146: the embedded cluster does not listen on ${hostname}`, async () => {
    await using cluster = await startCluster();
    const says =
      `Cannot listen on "${hostname}": the embedded cluster listens on 127.0.0.1 alone; ` +
      "forward a port to it instead";
    // @ts-expect-error the types refuse it too
    const refused = cluster.listen({ hostname });
    await assert.rejects(refused, { name: "TypeError", message: says });
    assert.deepEqual(await serve("--address", hostname), { code: 2, err: `${says}\n` });
    const { server } = await cluster.listen({ hostname: "127.0.0.1" });
    assert.match(server, /^https:\/\/127\.0\.0\.1:\d+$/);
  });
}

/** Seeds that cannot be read or taken; FILE stands for their path. */
const seeds: readonly (readonly [name: string, text: string, says: RegExp])[] = [
  [
    "a key twice",
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n",
    /^Cannot read YAML: key "name" repeats the one of line 4 at FILE:5:3$/,
  ],
  [
    "no name in the second document",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\napiVersion: v1\nkind: ConfigMap\n",
    /^Cannot read manifests from FILE:5: ConfigMap has no metadata\.name$/,
  ],
  [
    "a kind that is not served",
    "apiVersion: v1\nkind: Nope\nmetadata: { name: a }\n",
    /^Cannot read manifests from FILE:1: the server has no v1 Nope$/,
  ],
  [
    "what the server refuses, in the second document",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\n" +
    "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: A_B }\n",
    /^Cannot read manifests from FILE:5: ConfigMap "A_B" is invalid: metadata\.name: Invalid value: "A_B": /,
  ],
];

for (const [name, text, says] of seeds) {
  test(`row 147: a seed with ${name} is named by file and line`, async () => {
    const seed = join(folder, "seed.yaml");
    await writeFile(seed, text);
    const error = await startCluster({ seed }).then(() => undefined, (e: unknown) => e);
    assert.ok(error instanceof SyntaxError, String(error));
    assert.match(error.message.replace(seed, "FILE"), says);
    assert.ok(!error.message.includes("\n"));
    assert.deepEqual(await serve("--seed", seed), { code: 2, err: `${error.message}\n` });
  });
}

test("row 147: a pattern of seeds that matches nothing is named with the directory", async () => {
  const seed = join(folder, "*.json");
  const says = /^Cannot read manifests from ".*\*\.json": no file matches in \/.*\n$/;
  const { code, err } = await serve("--seed", seed);
  assert.equal(code, 2);
  assert.match(err, says);
});
