// Runs a command once in the cluster, waits for its end and prints its log.
import { connect } from "kubist";

await using k = await connect({ namespace: "web" });

const containers = [{ name: "main", image: "busybox", command: ["echo", "done"] }];
const job = await k.jobs().create({
  metadata: { generateName: "once-" },
  spec: { backoffLimit: 0, template: { spec: { restartPolicy: "Never", containers } } },
});
const { name } = job.metadata;

const ended = await k.jobs().wait(name, "Complete", { failOn: ["Failed"], timeoutMs: 60_000 });
console.log(`${name} succeeded ${ended?.status?.succeeded} time`);
for await (const { pod, line } of k.jobs().logs(name)) console.log(pod, line);

await k.jobs().delete(name, { propagation: "Background" });
