/**
 * What Bun and Node have in common: files, processes, the environment.
 *
 * @module
 */

import { nodeFiles } from "./node_files.ts";
import { spawnNode } from "./node_spawn.ts";
import type { Runtime } from "./port.ts";

/** A runtime, but for its name and its network. */
export type Platform = Omit<Runtime, "name" | "version" | "createHttpClient" | "listen">;

/** The platform of Bun and Node; the system and the processor in the words of Deno. */
export function nodePlatform(): Platform {
  const { platform, arch } = process;
  return {
    os: platform === "win32" ? "windows" : platform,
    arch: arch === "x64" ? "x86_64" : arch === "arm64" ? "aarch64" : arch,
    env: (name) => process.env[name],
    cwd: () => process.cwd(),
    stdinIsTerminal: () => process.getBuiltinModule("node:tty").isatty(0),
    ...nodeFiles,
    spawn: spawnNode,
    async fileTree() {
      return (await import("./portable_tree.ts")).portableTree;
    },
    async listenTcp(accept, options) {
      const { listenTcpPortable } = await import("./portable_tcp.ts");
      return await listenTcpPortable(accept, options);
    },
  };
}
