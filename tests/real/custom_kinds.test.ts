import { connect } from "kubist";
import { runtime } from "kubist/runtime";
import { startEnvtest } from "kubist/testing";
import { useCustomKinds } from "../codegen/custom_kinds.ts";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const name = "the Kinds that generateFromCrds() writes work on a real API server";
const built = (await runtime().stat(`${assetsDir()}/kube-apiserver`))?.isFile === true;
if (!built) skip(name, "kube-apiserver is not built: deno task envtest:build");
else {
  test(name, async () => {
    await using server = await startEnvtest({ assetsDir: assetsDir() });
    const { server: url, token, ca } = server;
    await using k = await connect({ server: url, token, ca });
    await useCustomKinds(k);
  }, { timeoutMs: 360_000 });
}
