import { around, test } from "../harness.ts";
import { type ChildCluster, startChild } from "./embedded_child.ts";
import { breakSockets, limitMs, reconnectForEver, sizes } from "./sockets.ts";

let cluster: ChildCluster;
around(async () => {
  cluster = await startChild();
}, () => cluster.stop());

// First, for what another test leaves behind would count as its own.
test(
  `${sizes.reconnects} reconnects to the embedded cluster leave no descriptor and no memory`,
  async () => {
    await reconnectForEver(cluster);
  },
  limitMs,
);

test(
  `${sizes.faults} faults of sockets make no store differ from the embedded cluster`,
  async () => {
    await breakSockets(cluster, 1);
  },
  limitMs,
);
