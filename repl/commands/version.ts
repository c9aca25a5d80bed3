/**
 * `kubist version`.
 *
 * @module
 */

import { connect } from "kubist";
import { runtime } from "kubist/runtime";
import { kubistVersion } from "kubist/transport";
import type { Command } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";
import { outputFlag, printed } from "./output.ts";

/** The Kubernetes whose types kubist has. */
export const kubernetesVersion = "1.36";

/** The command. */
export const version: Command = {
  name: "version",
  summary: "Print the versions of kubist, of its types and of the server",
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
    const { name, version: runtimeVersion, os, arch } = runtime();
    const client = {
      version: kubistVersion,
      kubernetes: kubernetesVersion,
      runtime: `${name} ${runtimeVersion}`,
      platform: `${os}/${arch}`,
    };
    const server = call.has("client") ? undefined : await serverVersion(call, io);
    const data = server ? { client, server } : { client };
    const lines = [
      `kubist ${client.version}, types of Kubernetes ${client.kubernetes}`,
      `${client.runtime} on ${client.platform}`,
      ...(server ? [`server ${server.gitVersion}${skewHint(server.minor)}`] : []),
    ];
    const result = { data, name: `kubist/${kubistVersion}`, table: () => lines.join("\n") };
    io.out(await printed(result, call.text("output")));
    return 0;
  },
};

async function serverVersion(...[call, io]: Parameters<Command["run"]>) {
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
