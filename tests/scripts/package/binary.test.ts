import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runtime } from "kubist/runtime";
import { kubistVersion } from "kubist/transport";
import { buildBinary } from "../../../scripts/build_binary.ts";
import { withExampleCluster } from "../../docs/cluster.ts";
import { around, skip, test } from "../../harness.ts";
import { emptyProject, type Project, runIn } from "./projects.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

let project: Project;
let kubist: string;

async function start(): Promise<void> {
  project = await emptyProject();
  kubist = join(project.folder, "kubist");
  await buildBinary({ script: join(root, "repl/kubist.ts"), out: kubist });
}

const tests: Readonly<Record<string, () => Promise<void>>> = {
  async "the binary tells its version, completes, and explains on an embedded cluster"() {
    const version = await project.run([kubist, "version", "--client", "-o", "name"]);
    assert.equal(version.trim(), `kubist/${kubistVersion}`);
    assert.match(await project.run([kubist, "completion", "fish"]), /complete -c kubist/);
    const told = await project.run([kubist, "explain", "deploy.spec.strategy", "--embedded"]);
    assert.match(told, /FIELD: deployments\.spec\.strategy <DeploymentStrategy>/);
    assert.equal((await runIn(project.folder, [kubist, "doktor"])).code, 2);
  },

  async "the binary runs scripts that import kubist, with nothing installed"() {
    await project.write(
      "pods.ts",
      `import { connect, KubeError } from "kubist";
import { ConfigError } from "kubist/errors";
import process from "node:process";
await using k = await connect();
const names: string[] = [];
for await (const pod of k.pods(process.argv[2])) names.push(pod.metadata.name);
console.log(names.join(" "), new ConfigError("x") instanceof KubeError);\n`,
    );
    await withExampleCluster(async (kubeconfig) => {
      const ran = await project.run([kubist, "run", "pods.ts", "web"], { KUBECONFIG: kubeconfig });
      assert.equal(ran, "api-0 api-1 true\n");
      const found = await project.run([kubist, "doctor", "--kubeconfig", kubeconfig]);
      assert.match(found, /version +v1\.36\.3/);
    });
  },

  async "a script of one's own becomes a binary, which kubectl takes for a plugin"() {
    const plugin = join(project.folder, "bin", "kubectl-restarts");
    await buildBinary({ script: join(root, "docs/examples/kubectl-restarts.ts"), out: plugin });
    await withExampleCluster(async (kubeconfig) => {
      const env = { KUBECONFIG: kubeconfig, PATH: `${project.folder}/bin:${process.env.PATH}` };
      assert.equal(await project.run([plugin, "-n", "web"], env), "");
      const kubectl = await runIn(project.folder, ["kubectl", "restarts", "-A"], env)
        .catch((error: { code?: string }) => error);
      // Where there is no kubectl, the binary has been tried all the same.
      if (kubectl.code !== "ENOENT") assert.equal(kubectl.code, 0);
    });
    const refused = await runIn(project.folder, [plugin, "--kubeconfig", "/nowhere/config"]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^Cannot /);
  },
};

const wanted = process.env.KUBIST_PACKAGE === "1" && runtime().name === "deno";
if (wanted) around(start, async () => await project[Symbol.asyncDispose]());
for (const [name, run] of Object.entries(tests)) {
  if (wanted) test(name, run, { timeoutMs: 360_000 });
  else skip(name, "it runs on Deno with KUBIST_PACKAGE=1, which CI sets once");
}
