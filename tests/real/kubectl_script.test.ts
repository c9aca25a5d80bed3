import process from "node:process";
import { runtime } from "kubist/runtime";
import { startCluster, toKubeconfig } from "kubist/testing";
import { around, skip, test } from "../harness.ts";
import { hasKubectl, installedKubectls } from "./kubectl.ts";
import { requireSame, runScript } from "./kubectl_script.ts";
import { applying } from "./kubectl_tables/applying.ts";
import { asking } from "./kubectl_tables/asking.ts";
import { changing } from "./kubectl_tables/changing.ts";
import { cluster } from "./kubectl_tables/cluster.ts";
import { creating } from "./kubectl_tables/creating.ts";
import { custom } from "./kubectl_tables/custom.ts";
import { describing } from "./kubectl_tables/describing.ts";
import { everyday } from "./kubectl_tables/everyday.ts";
import { reading } from "./kubectl_tables/reading.ts";
import { workloads } from "./kubectl_tables/workloads.ts";
import { type SharedServer, startShared } from "./shared.ts";

/** "all" for every version that is there, not one of each place. */
const versions = process.env["KUBIST_KUBECTLS"] ?? "some";
/** Another runtime, and a kubectl of another version, test the same server: one table is enough. */
const isThorough = versions === "all" || runtime().name === "deno";
const others = isThorough ? await installedKubectls() : [];
const paths = [undefined, ...(versions === "all" ? others : others.slice(0, 1))];
const tables = [everyday, creating, reading, describing, changing, cluster, applying, custom];
/** Those that take their time. */
const longer = process.env["KUBIST_KUBECTL_TABLES"] === "all" ? [asking, workloads] : [];
/** A kube-apiserver alone has no controllers and makes no service accounts. */
const alone = { controllers: false, admission: { disable: ["ServiceAccount"] } };
const tablesOf = (path: string | undefined) =>
  versions === "all" || (isThorough && path === undefined) ? [...tables, ...longer] : [everyday];

if (hasKubectl) {
  let real: SharedServer;
  around(async () => void (real = await startShared()), () => real.stop());

  for (const path of paths) {
    const which = path === undefined ? "as built" : path.slice(path.lastIndexOf("/") + 1);
    for (const table of tablesOf(path)) {
      const { about, commands } = table;
      const more = table === everyday ? {} : alone;
      const title =
        `kubectl (${which}) says the same of both servers: ${about}, ${commands.length} commands`;
      const onBoth = async () => {
        await using embedded = await startCluster({ rbac: true, ...more });
        const { kubeconfig } = await embedded.listen();
        try {
          return await Promise.all([
            runScript(toKubeconfig(real), commands, path),
            runScript(kubeconfig, commands, path),
          ]);
        } finally {
          await cleanUp(toKubeconfig(real));
        }
      };
      test(title, () => requireSame(commands, onBoth), { timeoutMs: 360_000 });
    }
  }
} else {
  skip("kubectl says the same of both servers", "deno task envtest:build has not built kubectl");
}

/** The next table finds the real server as the first did: without controllers nothing ends by itself. */
async function cleanUp(kubeconfig: string): Promise<void> {
  const kinds =
    "all,cm,secret,sa,role,rolebinding,quota,pdb,ingress,limits,netpol,pvc,endpoints,endpointslices,lease,podtemplates,controllerrevisions,events";
  const namespace = '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"},"spec":{}}';
  const bare = `--type=merge -p '{"metadata":{"finalizers":null}}'`;
  await runScript(kubeconfig, [
    { line: `delete ${kinds} --all -n shop --wait=false` },
    { line: "delete pods --all --force -n shop" },
    ...["deploy/web", "pvc/pvc", "pv/kubist-pv"].map((name) => ({
      line: `patch ${name} -n shop ${bare}`,
    })),
    { line: "delete namespace shop --wait=false" },
    { line: "replace --raw /api/v1/namespaces/shop/finalize -f -", input: namespace },
    { line: "wait --for=delete ns/shop --timeout=10s" },
  ]);
}
