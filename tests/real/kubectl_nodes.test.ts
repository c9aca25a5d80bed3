import { writeFile } from "node:fs/promises";
import process from "node:process";
import { runtime } from "kubist/runtime";
import { startCluster, toKubeconfig } from "kubist/testing";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";
import { hasKubectl, installedKubectls } from "./kubectl.ts";
import { requireSame, runScript } from "./kubectl_script.ts";
import type { Command } from "./kubectl_tables/command.ts";
import { beginning, nodeName, nodes, printed } from "./kubectl_tables/nodes.ts";
import { startShared } from "./shared.ts";

const hasKubelet = (await runtime().stat(`${assetsDir()}/fake-kubelet`))?.isFile === true;
const isEvery = process.env["KUBIST_KUBECTLS"] === "all";
const isWanted = isEvery || process.env["KUBIST_KUBECTL_TABLES"] === "all";
/** Newer versions speak WebSocket, older ones SPDY. */
const paths = [undefined, ...(isEvery ? await installedKubectls() : [])];

if (!isWanted) {
  skip("kubectl says the same with a node", "it takes a minute: KUBIST_KUBECTL_TABLES=all");
} else if (!hasKubectl || !hasKubelet) {
  skip("kubectl says the same with a node", "deno task envtest:build has not built a kubelet");
} else {
  for (const path of paths) {
    const which = path === undefined ? "as built" : path.slice(path.lastIndexOf("/") + 1);
    const { about, commands } = nodes;
    const title =
      `kubectl (${which}) says the same of both servers: ${about}, ${commands.length} commands`;
    test(title, async () => {
      await requireSame(commands, () => Promise.all([onReal(path), onEmbedded(path)]));
    }, { timeoutMs: 480_000 });
  }
}

/** The commands with a folder for the files that they copy: on a real server it is this machine's. */
const inFolder = (folder: string): Command[] =>
  nodes.commands.map((command) => ({
    ...command,
    line: command.line.replaceAll("PLACE", folder),
  }));

async function onReal(path: string | undefined) {
  const real = await startShared({ kubelet: true });
  const folder = await runtime().makeTempDir("kubist-node-");
  try {
    const kubeconfig = toKubeconfig(real);
    await runScript(kubeconfig, beginning, path);
    for (const [pod, containers] of Object.entries(printed)) {
      for (const [container, lines] of Object.entries(containers)) {
        const file = `${real.node?.logs}/shop_${pod}_${container}`;
        const time = new Date().toISOString().replace("Z", "000001Z");
        await writeFile(`${file}.log`, lines.map((l) => `${time} stdout F ${l}\n`).join(""));
        await writeFile(`${file}.exited`, "");
      }
    }
    return await runScript(kubeconfig, inFolder(folder), path);
  } finally {
    await real.stop();
    await runtime().remove(folder);
  }
}

async function onEmbedded(path: string | undefined) {
  await using cluster = await startCluster({
    rbac: true,
    controllers: false,
    admission: { disable: ["ServiceAccount"] },
    /** As the main processes of the real server's node. */
    async attach({ stdin, stdout }) {
      const heard: Uint8Array[] = [];
      for await (const bytes of stdin) heard.push(bytes);
      const text = await new Blob(heard as Uint8Array<ArrayBuffer>[]).text();
      await stdout.write(text ? `heard: ${text.toUpperCase()}` : "tick 1\ntick 2\ntick 3\n");
    },
  });
  const k = cluster.client();
  await k.nodes().create({ metadata: { name: nodeName } });
  const { kubeconfig } = await cluster.listen();
  await runScript(kubeconfig, beginning, path);
  for (const [pod, containers] of Object.entries(printed)) {
    const { uid } = (await k.pods("shop").get(pod)).metadata;
    for (const [container, lines] of Object.entries(containers)) {
      cluster.logs.append(uid, container, ...lines);
      cluster.logs.end(uid, container);
    }
  }
  return await runScript(kubeconfig, inFolder("/tmp/node"), path);
}
