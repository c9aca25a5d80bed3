import { connect } from "kubist";
import { conform } from "../conformance/form.ts";
import { everything } from "../conformance/mod.ts";
import { startShared } from "./shared.ts";

conform({
  name: "kube-apiserver",
  skips: {},
  async start() {
    const { server, ca, cert, key, stop } = await startShared();
    return { client: () => connect({ server, ca, cert, key, namespace: "default" }), stop };
  },
}, everything);
