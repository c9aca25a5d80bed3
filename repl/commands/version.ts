/**
 * `kubist version`.
 *
 * @module
 */

import { connect, type VersionInfo } from "kubist";
import { runtime } from "kubist/runtime";
import { kubistVersion } from "kubist/transport";
import type { Command } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";
import { outputFlag, type Printable, printed } from "./output.ts";

/** The Kubernetes whose types kubist has. */
export const kubernetesVersion = "1.36";

/** The command. */
export const version: Command = {
  name: "version",
  summary: "Print the versions of kubist, of its types and of the server",
  about: "Where no server answers, it prints what it knows and ends with the code of the failure.",
  usage: ["version [flags]"],
  examples: [
    ["version --client", "without asking a server"],
    ["version -o jsonpath='{.server.gitVersion}'", "the server's version alone"],
  ],
  flags: {
    client: { type: "boolean", text: "ask no server" },
    output: outputFlag,
    ...connectFlags,
  },
  async run(call, io) {
    const print = async (server?: VersionInfo) =>
      io.out(await printed(resultOf(server), call.text("output")));
    if (call.has("client")) {
      await print();
      return 0;
    }
    let server: VersionInfo;
    try {
      server = await serverVersion(call, io);
    } catch (error) {
      await print();
      throw error;
    }
    await print(server);
    return 0;
  },
};

function resultOf(server: VersionInfo | undefined): Printable {
  const { name, version, os, arch } = runtime();
  const client = {
    version: kubistVersion,
    kubernetes: kubernetesVersion,
    runtime: `${name} ${version}`,
    platform: `${os}/${arch}`,
  };
  const lines = [
    `kubist ${client.version}, types of Kubernetes ${client.kubernetes}`,
    `${client.runtime} on ${client.platform}`,
    ...(server ? [`server ${server.gitVersion}${skewHint(server.minor)}`] : []),
  ];
  return {
    data: server ? { client, server } : { client },
    name: `kubist/${kubistVersion}`,
    table: () => lines.join("\n"),
  };
}

async function serverVersion(...[call, io]: Parameters<Command["run"]>): Promise<VersionInfo> {
  await using k = await connect(await connectOptions(call, io));
  return await k.version({ signal: io.signal, timeoutMs: 10_000 });
}

/** A difference that a person should know of; kubectl's limit is one minor version each way. */
function skewHint(minor: string): string {
  const own = Number(kubernetesVersion.split(".")[1]);
  const theirs = Number.parseInt(minor, 10);
  if (!(theirs > own + 1)) return "";
  return `; kubist has no types for what is newer than ${kubernetesVersion}`;
}
