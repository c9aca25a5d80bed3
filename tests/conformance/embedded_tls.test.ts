import { connect } from "kubist";
import { startCluster } from "kubist/testing";
import { conform } from "./form.ts";
import { everything } from "./mod.ts";

conform({
  name: "embedded, over TLS",
  skips: {},
  async start() {
    const cluster = await startCluster();
    const { server, ca, cert, key } = await cluster.listen();
    return {
      client: () => connect({ server, ca, cert, key, namespace: "default" }),
      stop: () => cluster.stop(),
    };
  },
}, everything);
