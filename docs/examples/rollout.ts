// A new image for a Deployment, followed until all pods run it; back to the old one if that fails.
import process from "node:process";
import { connect, WaitError } from "kubist";

const [, , name = "shop", image = "registry.example/shop:2", namespace = "web"] = process.argv;

await using k = await connect();
const deployments = k.deployments(namespace);

await deployments.setImage(name, { "*": image });
try {
  for await (const { message } of deployments.rollout(name, { timeoutMs: 120_000 })) {
    console.log(message);
  }
} catch (error) {
  if (!(error instanceof WaitError)) throw error;
  console.error(error.message);
  await deployments.undo(name);
  process.exitCode = 1;
}
