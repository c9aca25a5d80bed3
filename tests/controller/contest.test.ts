import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";
import { contest, requireContest, rounds } from "./contest.ts";

test(
  `three processes lead and share work while two are killed and leaders frozen, ${rounds} times`,
  async () => {
    await using cluster = await startCluster();
    requireContest(await contest(await cluster.listen()));
  },
  { timeoutMs: 120_000 + rounds * 30_000 },
);
