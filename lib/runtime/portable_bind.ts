/**
 * Taking a port, on every runtime.
 *
 * @module
 */

import type { AddressInfo, Server } from "node:net";
import { KubeError } from "../errors.ts";

/** Lets a server listen; resolves with its port. **Errors**: `KubeError` when it cannot have it. */
export function bind(server: Server, hostname: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: Error & { code?: string }) => {
      const state = error.code === "EADDRINUSE"
        ? "the port is in use; 0 takes any free one"
        : error.message;
      reject(new KubeError(`Cannot listen on ${hostname}:${port}: ${state}`, { cause: error }));
    });
    server.listen(port, hostname, () => resolve((server.address() as AddressInfo).port));
  });
}
