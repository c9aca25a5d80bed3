/**
 * `kubist run`: a script of the user's, to which kubist is at hand without being installed.
 *
 * @module
 */

import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { clusterFlags, clusterOptions } from "./cluster_flags.ts";
import type { Call, Command } from "./command.ts";
import { provideKubist } from "./provide.ts";
import { UsageError } from "./parse.ts";

/** The command. */
export const run: Command = {
  name: "run",
  summary: "Run a script that imports kubist, installed or not",
  usage: ["run [flags] SCRIPT [ARGUMENTS...]"],
  about: `What follows the script belongs to it. The script runs in this process, with its
permissions. What it throws ends it with the code of that error, 1 for those that are
not kubist's; Ctrl-C ends it unless it listens to SIGINT itself.`,
  examples: [
    ["run pods.ts web", "with process.argv[2] being web"],
    ["run --embedded pods.ts", "on an embedded cluster that lasts as long as the script"],
  ],
  flags: {
    embedded: { type: "boolean", text: "set KUBECONFIG to an embedded cluster" },
    ...clusterFlags,
    kubeconfig: { type: "string", value: "FILE", text: "set KUBECONFIG to this file" },
  },
  takes: [1, Infinity],
  passesOn: true,
  async run(call, io) {
    const [script = "", ...rest] = call.args;
    const path = resolve(script);
    if (!(await runtime().stat(path))?.isFile) {
      throw new UsageError(`Cannot run ${script}: there is no such file`);
    }
    await using world = await prepare(call);
    const kubeconfig = world.kubeconfig ?? call.text("kubeconfig");
    if (kubeconfig !== undefined) process.env.KUBECONFIG = resolve(kubeconfig);
    process.argv.splice(1, Infinity, path, ...rest);
    await provideKubist();
    await Promise.race([import(pathToFileURL(path).href), interrupted(io.signal)]);
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  },
};

/** Rejects when the process is asked to end, and the script has no listener that sees to it. */
function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => {
      if (process.listenerCount("SIGINT") === 0) reject(signal.reason);
    }, { once: true })
  );
}

interface World extends AsyncDisposable {
  readonly kubeconfig: string | undefined;
}

async function prepare(call: Call): Promise<World> {
  if (!call.has("embedded")) {
    return {
      kubeconfig: undefined,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const cluster = await startCluster(clusterOptions(call));
  const { kubeconfig } = await cluster.listen();
  const folder = await runtime().makeTempDir("kubist-run-");
  await runtime().writeTextFile(`${folder}/kubeconfig`, kubeconfig);
  return {
    kubeconfig: `${folder}/kubeconfig`,
    async [Symbol.asyncDispose]() {
      await cluster.stop();
      await runtime().remove(folder);
    },
  };
}
