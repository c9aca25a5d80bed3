// The pods that restart most: namespace, name, restarts, the last reason.
import { connect } from "kubist";

await using k = await connect();

const rows: [restarts: number, where: string, why: string][] = [];
for await (const { metadata, status } of k.pods("*")) {
  for (const c of status?.containerStatuses ?? []) {
    const why = c.lastState?.terminated?.reason ?? "never stopped";
    rows.push([c.restartCount, `${metadata.namespace}/${metadata.name}`, why]);
  }
}

rows.sort(([a], [b]) => b - a);
for (const [restarts, where, why] of rows.slice(0, 20)) console.log(restarts, where, why);
