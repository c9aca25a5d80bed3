// Applies a folder of manifests and removes what an earlier run applied and this one does not.
import process from "node:process";
import { connect } from "kubist";

const [, , files = "deploy/*.yaml", set = "shop"] = process.argv;

await using k = await connect({ namespace: "web" });

for await (const { ref, action } of k.apply(k.yaml(files), { prune: set })) {
  console.log(ref, action);
}
