/**
 * Where the binaries of the real API server are: KUBEBUILDER_ASSETS, else what
 * `deno task envtest:build` built.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { runtime } from "kubist/runtime";

/** The directory for `startEnvtest({ assetsDir })`. */
export function assetsDir(): string {
  const built = fileURLToPath(new URL("../envtest/bin", import.meta.url));
  return runtime().env("KUBEBUILDER_ASSETS") ?? built;
}
