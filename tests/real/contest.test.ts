import { around, test } from "../harness.ts";
import { contest, requireContest, rounds } from "../controller/contest.ts";
import { type SharedServer, startShared } from "./shared.ts";

let server: SharedServer;
around(async () => void (server = await startShared()), () => server.stop());

test(
  `three processes lead and share work while two are killed and leaders frozen, ${rounds} times`,
  async () => {
    requireContest(await contest(server));
  },
  { timeoutMs: 120_000 + rounds * 30_000 },
);
