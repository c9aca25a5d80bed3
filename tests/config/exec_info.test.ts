import assert from "node:assert/strict";
import { type ConnectOptions, execCredential, loadConfig, readExecInfo } from "kubist/config";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { type FakeCall, fakeRuntime } from "./fake_runtime.ts";

const { cert } = await createCertificateAuthority();
const V1 = "client.authentication.k8s.io/v1";

/** What a plugin reads that a client of such a cluster has started. */
async function told(cluster: object, exec: object = {}): ReturnType<typeof readExecInfo> {
  const calls: FakeCall[] = [];
  const answer = execCredential({ apiVersion: V1 }, { token: "t" });
  const runtime = fakeRuntime({
    programs: { "/bin/auth": (call) => (calls.push(call), { stdout: answer }) },
  });
  const { credentials } = await loadConfig({
    kubeconfig: {
      "current-context": "x",
      contexts: [{ name: "x", context: { cluster: "x", user: "x" } }],
      clusters: [{ name: "x", cluster: { server: "https://h:1", ...cluster } }],
      users: [{
        name: "x",
        user: { exec: { apiVersion: V1, command: "/bin/auth", interactiveMode: "Never", ...exec } },
      }],
    },
  }, { runtime });
  assert.deepEqual([...await credentials.headers()], [["Authorization", "Bearer t"]]);
  const { options } = calls[0] as FakeCall;
  return await readExecInfo({
    runtime: fakeRuntime({ env: options.env as Record<string, string> }),
  });
}

test("readExecInfo() reads what a client tells its plugin", async () => {
  assert.deepEqual(await told({}), {
    apiVersion: V1,
    interactive: false,
    cluster: undefined,
    config: undefined,
  });
});

test("readExecInfo() gives the cluster as options of connect()", async () => {
  const info = await told({
    "certificate-authority-data": btoa(cert),
    "tls-server-name": "name",
    "proxy-url": "http://p:1",
    "disable-compression": true,
    extensions: [{ name: "client.authentication.k8s.io/exec", extension: { audience: "a" } }],
  }, { provideClusterInfo: true });
  const cluster: ConnectOptions = {
    server: "https://h:1",
    ca: cert,
    tlsServerName: "name",
    proxyUrl: "http://p:1",
    disableCompression: true,
  };
  assert.deepEqual(info, {
    apiVersion: V1,
    interactive: false,
    cluster,
    config: { audience: "a" },
  });
  const { server, tls } = await loadConfig(info.cluster, { runtime: fakeRuntime() });
  assert.deepEqual([server, tls.tlsServerName], ["https://h:1", "name"]);
  const open = await told({ "insecure-skip-tls-verify": true }, { provideClusterInfo: true });
  assert.deepEqual(open.cluster, { server: "https://h:1", insecureSkipTlsVerify: true });
});

test("execCredential() writes whole seconds, as RFC 3339 has them", () => {
  const expirationTimestamp = new Date("2030-01-02T03:04:05.678Z");
  assert.deepEqual(
    JSON.parse(execCredential({ apiVersion: V1 }, { token: "t", expirationTimestamp })),
    {
      kind: "ExecCredential",
      apiVersion: V1,
      status: { token: "t", expirationTimestamp: "2030-01-02T03:04:05Z" },
    },
  );
});

test("readExecInfo() says what is wrong, in one line", async () => {
  const wrong: readonly (readonly [text: string | undefined, says: RegExp])[] = [
    [undefined, /it is not set; a Kubernetes client sets it for its plugins$/],
    ["{", /expected an ExecCredential as JSON$/],
    ["[]", /expected an ExecCredential as JSON$/],
    ['{"kind":"ExecCredential","apiVersion":"v2"}', /of "client\.authentication\.k8s\.io\/v1" or /],
    [
      JSON.stringify({
        kind: "ExecCredential",
        apiVersion: V1,
        spec: { cluster: { server: "https://h", "certificate-authority-data": "%" } },
      }),
      /its certificate-authority-data is not base64$/,
    ],
  ];
  for (const [text, says] of wrong) {
    const runtime = fakeRuntime({ env: text === undefined ? {} : { KUBERNETES_EXEC_INFO: text } });
    await assert.rejects(readExecInfo({ runtime }), (error: Error & { code?: string }) => {
      assert.deepEqual([error.name, error.code], ["AuthError", "exec.info"]);
      assert.match(error.message, /^Cannot read KUBERNETES_EXEC_INFO: [^\n]+$/);
      assert.match(error.message, says);
      return true;
    });
  }
});
