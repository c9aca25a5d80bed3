import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";
import { useCustomKinds } from "./custom_kinds.ts";

test("the Kinds that generateFromCrds() writes work on the embedded cluster", async () => {
  await using cluster = await startCluster();
  await using k = cluster.client();
  await useCustomKinds(k);
});
