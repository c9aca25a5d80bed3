// What each namespace asks for: CPU and memory, added up exactly.
import { connect } from "kubist";
import { type Amount, quantity } from "kubist/meta";

await using k = await connect();

const sums = new Map<string, { cpu: Amount; memory: Amount }>();
for await (const { metadata, spec } of k.pods("*")) {
  const zero = { cpu: quantity("0"), memory: quantity("0") };
  const { cpu, memory } = sums.get(metadata.namespace ?? "") ?? zero;
  const asked = (spec?.containers ?? []).map((c) => c.resources?.requests ?? {});
  sums.set(metadata.namespace ?? "", {
    cpu: asked.reduce((sum, r) => sum.add(r.cpu ?? "0"), cpu),
    memory: asked.reduce((sum, r) => sum.add(r.memory ?? "0"), memory),
  });
}

for (const [namespace, { cpu, memory }] of sums) {
  console.log(`${namespace}: cpu ${cpu}, memory ${memory}`);
}
