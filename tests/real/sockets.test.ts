import { breakSockets, limitMs, reconnectForEver, sizes } from "../faults/sockets.ts";
import { around, test } from "../harness.ts";
import { type SharedServer, startShared } from "./shared.ts";

let server: SharedServer;
around(async () => {
  server = await startShared();
}, () => server.stop());

// First, for what another test leaves behind would count as its own.
test(
  `${sizes.reconnects} reconnects to kube-apiserver leave no descriptor and no memory`,
  async () => {
    await reconnectForEver(server);
  },
  limitMs,
);

test(`${sizes.faults} faults of sockets make no store differ from kube-apiserver`, async () => {
  await breakSockets(server, 1);
}, limitMs);
