import { startCluster } from "kubist/testing";
import { testCommand } from "./suite.ts";

testCommand(async () => {
  const cluster = await startCluster();
  return { access: await cluster.listen(), stop: () => cluster.stop() };
});
