/**
 * Run by envtest.test.ts: starts an API server, prints the ids of its processes, and waits to be
 * killed.
 *
 * @module
 */

import { startEnvtest } from "kubist/testing";
import { assetsDir } from "./assets.ts";

const { pids } = await startEnvtest({ assetsDir: assetsDir() });
console.log(JSON.stringify(pids));
await new Promise((resolve) => setTimeout(resolve, 60_000));
