import assert from "node:assert/strict";
import process from "node:process";
import { runtime } from "kubist/runtime";
import { startCluster, toKubeconfig } from "kubist/testing";
import { around, skip, test } from "../harness.ts";
import { hasKubectl, installedKubectls } from "./kubectl.ts";
import { comparable, runScript, withoutProse } from "./kubectl_script.ts";
import { commands } from "./kubectl_table.ts";
import { type SharedServer, startShared } from "./shared.ts";

/** "all" for every version that is there, not one of each place. */
const versions = process.env["KUBIST_KUBECTLS"] ?? "some";

// A kubectl of another version tests the same server; one runtime is enough for it.
const others = runtime().name === "deno" || versions === "all" ? await installedKubectls() : [];
const paths = [undefined, ...(versions === "all" ? others : others.slice(0, 1))];

if (hasKubectl) {
  let real: SharedServer;
  around(async () => void (real = await startShared()), () => real.stop());

  for (const path of paths) {
    const which = path === undefined ? "as built" : path.slice(path.lastIndexOf("/") + 1);
    test(
      `kubectl (${which}) says the same of both servers, ${commands.length} commands`,
      async () => {
        await using cluster = await startCluster({ rbac: true });
        const { kubeconfig } = await cluster.listen();
        const [expected, actual] = await Promise.all([
          runScript(toKubeconfig(real), commands, path),
          runScript(kubeconfig, commands, path),
        ]);
        for (const [i, { line, codeOnly, prose }] of commands.entries()) {
          const [want, got] = [expected[i]!, actual[i]!];
          assert.equal(got.code, want.code, `${line}\n${want.stderr}\n${got.stderr}`);
          if (codeOnly !== undefined) continue;
          const told = (text: string) => comparable(prose ? withoutProse(text) : text);
          assert.equal(told(got.stdout), told(want.stdout), line);
          assert.equal(comparable(got.stderr), comparable(want.stderr), line);
        }
        await cleanUp(toKubeconfig(real), path);
      },
      { timeoutMs: 120_000 },
    );
  }
} else {
  skip("kubectl says the same of both servers", "deno task envtest:build has not built kubectl");
}

/** The next version finds the real server as the first did; namespaces never end there. */
async function cleanUp(kubeconfig: string, path: string | undefined): Promise<void> {
  const finalize = "replace --raw /api/v1/namespaces/shop/finalize -f -";
  const empty = '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"},"spec":{}}';
  await runScript(kubeconfig, [
    { line: "delete all,cm,secret,sa,role,rolebinding,quota,pdb,hpa,ingress --all -n shop" },
    { line: "delete namespace shop --wait=false" },
    { line: finalize, input: empty },
    { line: "wait --for=delete ns/shop --timeout=10s" },
  ], path);
}
