import { startCluster } from "kubist/testing";
import { conform } from "./form.ts";
import { everything } from "./mod.ts";

conform({
  name: "embedded, in process",
  skips: {},
  async start() {
    const cluster = await startCluster();
    return { client: () => Promise.resolve(cluster.client()), stop: () => cluster.stop() };
  },
}, everything);
