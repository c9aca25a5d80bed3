/**
 * Run by persist.test.ts: serves a cluster of a file until it is killed, and prints how to enter it.
 *
 * @module
 */

import process from "node:process";
import { startCluster } from "kubist/testing";

const cluster = await startCluster({ persist: process.argv[2] });
const { server, ca, token } = await cluster.listen();
console.log(JSON.stringify({ server, ca, token }));
await new Promise((resolve) => setTimeout(resolve, 120_000));
