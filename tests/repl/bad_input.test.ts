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

const CANARY = "c4naRY-s3cret-7f3a9";

/** A kubeconfig with these parts. */
const kubeconfig = (cluster: string, user = "{}", context = "{ cluster: c, user: u }") =>
  `apiVersion: v1
kind: Config
current-context: main
contexts: [{ name: main, context: ${context} }]
clusters:
- name: c
  cluster:
    ${cluster}
users:
- name: u
  user: ${user}
`;
/** Nobody listens there. */
const good = "server: https://127.0.0.2:59999";
const exec = (more: string) =>
  kubeconfig(
    good,
    `{ exec: { apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, ${more} } }`,
  );

/** Kubeconfigs, and what the command says of them; FILE stands for the path. */
const configs: readonly (readonly [row: number, text: string, code: number, says: RegExp])[] = [
  [6, "# nothing\n", 3, /FILE: the file has no content/],
  [8, "clusters:\n- name: a\n\tcluster: {}\n", 3, /FILE:3: .*spaces/],
  [9, `users:\n- name: "a\n  user:\n    token: ${CANARY}\n`, 3, /FILE:2: the quote opened here/],
  [10, `kind: Config\nkind: Config\n`, 3, /FILE:2: key "kind" repeats the one of line 1/],
  [11, "- a\n", 3, /FILE: expected a mapping with clusters, contexts and users, found a list/],
  [
    12,
    "apiVersion: v1\nkind: Pod\n",
    3,
    /FILE:2: kind: this is a "Pod" manifest, not a kubeconfig/,
  ],
  [
    18,
    kubeconfig(good).replace("context: main", "context: mian"),
    3,
    /FILE:3: .*did you mean "main"\?/,
  ],
  [20, kubeconfig(good, "{}", "{ cluster: c, user: x }"), 3, /no user is called "x"/],
  [23, kubeconfig("tls-server-name: x"), 3, /FILE:7: .*the cluster has no server/],
  [24, kubeconfig("server: 10.0.0.1:6443"), 3, /FILE:8: .*write "https:\/\/10\.0\.0\.1:6443"/],
  [25, kubeconfig(`server: https://me:${CANARY}@h`), 3, /FILE:8: .*credentials in the URL/],
  [
    27,
    kubeconfig(`${good}\n    certificate-authority: none.crt`),
    3,
    /FILE:9: .*none\.crt, which is /,
  ],
  [
    37,
    kubeconfig(good, `{ token: ${CANARY}, username: a }`),
    3,
    /FILE:11: .*token, basic; leave one/,
  ],
  [41, kubeconfig(good, "{ as-groups: [a] }"), 3, /FILE:11: .*nobody to act as; add "as"/],
  [46, exec("args: []"), 3, /the plugin of user "u" has no command to run/],
  [50, exec("command: no-such-plugin, installHint: ask Tom"), 4, /no-such-plugin.*\nask Tom$/],
  [
    53,
    exec(`command: sh, args: [-c, "echo not logged in >&2; exit 3"]`),
    4,
    /code 3: not logged in$/,
  ],
  [
    54,
    exec('command: echo, args: ["<html>"]'),
    4,
    /expected an ExecCredential as JSON, got "<html>"$/,
  ],
  [
    62,
    kubeconfig(good),
    5,
    /^Cannot reach 127\.0\.0\.2:59999 \(context "main"\): connection refused$/,
  ],
];

for (const [row, text, code, says] of configs) {
  test(`row ${row}: kubist version ends with code ${code} and says it in three lines`, async () => {
    const file = join(folder, `config-${row}`);
    await writeFile(file, text, { mode: 0o600 });
    let err = "";
    const ended = await main(["version", "--kubeconfig", file], {
      out: () => {},
      err: (line) => void (err += `${line}\n`),
      signal: new AbortController().signal,
      ask: () => Promise.resolve(undefined),
    });
    const said = err.replaceAll(file, "FILE").trimEnd();
    assert.equal(ended, code, said);
    assert.match(said, says);
    assert.ok(said.split("\n").length <= 3, said);
    assert.ok(!said.includes("    at ") && !said.includes(CANARY), said);
  });
}
