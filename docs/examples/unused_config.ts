// ConfigMaps that no pod of the namespace mentions.
import process from "node:process";
import { connect } from "kubist";

await using k = await connect();
const namespace = process.argv[2] ?? k.namespace;

const used = new Set<string>();
for await (const { spec } of k.pods(namespace)) {
  for (const { configMap, projected } of spec?.volumes ?? []) {
    if (configMap?.name) used.add(configMap.name);
    for (const s of projected?.sources ?? []) if (s.configMap?.name) used.add(s.configMap.name);
  }
  for (const { env = [], envFrom = [] } of spec?.containers ?? []) {
    for (const e of env) {
      if (e.valueFrom?.configMapKeyRef?.name) used.add(e.valueFrom.configMapKeyRef.name);
    }
    for (const e of envFrom) if (e.configMapRef?.name) used.add(e.configMapRef.name);
  }
}

// Names are all that is needed, so names are all that travels.
for await (const { name } of k.configMaps(namespace).select({ name: "metadata.name" })) {
  if (!used.has(name) && name !== "kube-root-ca.crt") console.log(name);
}
