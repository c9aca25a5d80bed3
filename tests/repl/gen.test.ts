import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { genCommand } from "../../repl/commands/gen.ts";
import { runCommand } from "./run_command.ts";
import { fixture } from "../codegen/golden.ts";
import { test } from "../harness.ts";

const file = (name: string) =>
  fileURLToPath(new URL(`../codegen/fixtures/${name}.yaml`, import.meta.url));
const golden = (path: string) =>
  fileURLToPath(new URL(`../codegen/golden/${path}`, import.meta.url));

/** What `kubist gen` prints. */
async function gen(args: readonly string[]): Promise<string[]> {
  return (await runCommand(genCommand, args)).out.split("\n").filter((line) => line !== "");
}

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await runtime().makeTempDir("kubist-gen-");
  try {
    await run(folder);
  } finally {
    await runtime().remove(folder);
  }
}

test("gen() writes a file for each group and version of the definitions", () =>
  inFolder(async (folder) => {
    const written = await gen([file("monitors"), file("certificates"), "-o", folder]);
    assert.deepEqual(written.map((path) => path.slice(folder.length + 1)).sort(), [
      "metrics.kubist.example/v1.ts",
      "pki.kubist.example/v1.ts",
      "pki.kubist.example/v1alpha2.ts",
    ]);
    const path = "metrics.kubist.example/v1.ts";
    assert.match(await runtime().readTextFile(`${folder}/${path}`) ?? "", /export const Monitor/);
    assert.ok(await runtime().readTextFile(golden(path)));
  }));

test("gen() writes for one group of a cluster", () =>
  inFolder(async (folder) => {
    const cluster = await startCluster();
    try {
      const k = cluster.client();
      for (const document of await fixture("monitors")) {
        await k.customResourceDefinitions().create(document as never);
      }
      const { kubeconfig } = await cluster.listen();
      await runtime().writeTextFile(`${folder}/config`, kubeconfig);
      const group = ["--from-cluster", "--group", "metrics.kubist.example"];
      const written = await gen([...group, "--kubeconfig", `${folder}/config`, "-o", folder]);
      assert.deepEqual(written, [`${folder}/metrics.kubist.example/v1.ts`]);
      assert.match(await runtime().readTextFile(written[0] ?? "") ?? "", /export const Monitor/);
    } finally {
      await cluster.stop();
    }
  }));

test("rows 150 and 151: gen() tells what it cannot write by file and line, and writes the rest", () =>
  inFolder(async (folder) => {
    const names = (kind: string) => `{ kind: ${kind}, plural: ${kind.toLowerCase()}s }`;
    const definition = (plural: string, kind: string, schema: string) =>
      `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${plural}.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: ${names(kind).replace(/plural: \w+/, `plural: ${plural}`)}
  versions: [{ name: v1, served: true, storage: true${schema} }]
`;
    const good = ", schema: { openAPIV3Schema: { type: object } }";
    const text = [
      definition("goods", "Good", good),
      definition("bares", "Bare", ""),
      definition("better", "Good", good),
    ].join("---\n");
    await runtime().writeTextFile(`${folder}/crds.yaml`, text);
    const ran = await runCommand(genCommand, [`${folder}/crds.yaml`, "-o", folder]);
    assert.deepEqual([ran.code, ran.out], [2, `${folder}/example.com/v1.ts\n`]);
    const said = ran.err.replaceAll(`${folder}/`, "").trimEnd().split("\n");
    assert.deepEqual(said, [
      'Cannot generate Bare of example.com/v1 of "bares.example.com" (crds.yaml:10): ' +
      "spec.versions[0].schema.openAPIV3Schema: missing; the server takes no version without a schema",
      'Cannot generate example.com/v1/Good: both "goods.example.com" (crds.yaml:1) and ' +
      '"better.example.com" (crds.yaml:19) have it',
    ]);
    const written = await runtime().readTextFile(`${folder}/example.com/v1.ts`) ?? "";
    assert.match(written, /plural: "goods"/);
  }));

test("gen() says what is missing", async () => {
  await assert.rejects(() => gen([]), /name a file, or --from-cluster/);
  await assert.rejects(() => gen(["--from-cluster"]), /say which --group/);
  await assert.rejects(
    () => gen(["/nowhere/x.yaml"]),
    /Cannot read \/nowhere\/x.yaml: the file does not/,
  );
  await assert.rejects(
    () => gen([file("monitors"), "--group", "a.b"]),
    /no CustomResourceDefinition of a\.b/,
  );
  await assert.rejects(() => gen(["--frmo", "x"]), /did you mean "--from"/);
});
