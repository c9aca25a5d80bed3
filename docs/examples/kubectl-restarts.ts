/**
 * A kubectl plugin: the containers that have restarted, the most restless first.
 *
 * `deno task build docs/examples/kubectl-restarts.ts --out ~/.local/bin/kubectl-restarts`, then
 * `kubectl restarts -n web` or `kubectl restarts -A`.
 *
 * @module
 */

import process from "node:process";
import { parseArgs } from "node:util";
import { connect, KubeError } from "kubist";

const usage = "kubectl restarts [-n NAMESPACE | -A] [--context NAME] [--kubeconfig FILE]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      namespace: { type: "string", short: "n" },
      "all-namespaces": { type: "boolean", short: "A", default: false },
      context: { type: "string" },
      kubeconfig: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return console.log(usage);
  await using k = await connect({ kubeconfig: values.kubeconfig, context: values.context });
  const namespace = values["all-namespaces"] ? "*" : values.namespace;
  const rows: [count: number, line: string][] = [];
  for await (const pod of k.pods(namespace)) {
    for (const { name, restartCount } of pod.status?.containerStatuses ?? []) {
      const where = `${pod.metadata.namespace}/${pod.metadata.name}/${name}`;
      if (restartCount > 0) {
        rows.push([restartCount, `${String(restartCount).padStart(4)}  ${where}`]);
      }
    }
  }
  for (const [, line] of rows.sort(([a], [b]) => b - a)) console.log(line);
}

try {
  await main();
} catch (error) {
  // A TypeError is a flag that there is not, or a name that cannot be one.
  const isExpected = error instanceof KubeError || error instanceof TypeError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
