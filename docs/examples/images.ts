// Which images run in the cluster, and how many containers of each.
import { connect } from "kubist";

await using k = await connect();

const counts = new Map<string, number>();
for await (const pod of k.pods("*")) {
  for (const { image = "none" } of pod.spec?.containers ?? []) {
    counts.set(image, (counts.get(image) ?? 0) + 1);
  }
}

for (const [image, count] of [...counts].sort(([, a], [, b]) => b - a)) {
  console.log(String(count).padStart(5), image);
}
