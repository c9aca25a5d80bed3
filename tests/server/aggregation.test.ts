import assert from "node:assert/strict";
import { runtime } from "kubist/runtime";
import { manualClock } from "kubist/stream";
import { createCertificateAuthority, startCluster } from "kubist/testing";
import { test } from "../harness.ts";
import { type Answer, type Api, api, PO, pod, SV } from "./api.ts";

const ROOT = "/apis/apiregistration.k8s.io/v1/apiservices";
const GROUP = "metrics.example.com";
const SLICES = "/apis/discovery.k8s.io/v1/namespaces/t/endpointslices";

const apiService = (more: object = {}) => ({
  metadata: { name: `v1.${GROUP}` },
  spec: {
    group: GROUP,
    version: "v1",
    groupPriorityMinimum: 100,
    versionPriority: 10,
    insecureSkipTLSVerify: true,
    service: { namespace: "t", name: "metrics" },
    ...more,
  },
});

const service = { metadata: { name: "metrics" }, spec: { ports: [{ port: 443 }] } };

const slice = (endpoint: object, port: number) => ({
  metadata: { name: "metrics", labels: { "kubernetes.io/service-name": "metrics" } },
  addressType: "IPv4",
  endpoints: [endpoint],
  ports: [{ name: "", port }],
});

/** The API service, once its condition has a reason. */
async function settled(s: Pick<Api, "get">, reason: string): Promise<Answer> {
  for (let left = 1000;; left--) {
    const answer = await s.get(`${ROOT}/v1.${GROUP}`);
    const is = answer.body.status?.conditions?.[0]?.reason;
    if (is === reason) return answer;
    assert.ok(left > 0, `${reason} does not come, ${is} is there`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const documents: Readonly<Record<string, object>> = {
  [`/apis/${GROUP}/v1`]: { kind: "APIResourceList", groupVersion: `${GROUP}/v1`, resources: [] },
};

test("API services of pods that functions play are available, and asked", async () => {
  const asked: string[] = [];
  await using s = await api({
    http(request, at) {
      const { pathname, search } = new URL(request.url);
      asked.push(`${request.headers.get("x-remote-user")} ${pathname}${search} ${at.port}`);
      return Response.json(documents[pathname] ?? { kind: "Thing" }, {
        status: pathname === "/apis" ? 404 : 200,
      });
    },
  });
  await s.post(ROOT, apiService());
  await settled(s, "ServiceNotFound");
  const refused = await s.get(`/apis/${GROUP}/v1/things`);
  assert.deepEqual([refused.status, refused.text], [503, "service unavailable\n"]);
  await s.post(SV, service);
  await settled(s, "EndpointsNotFound");
  await s.post(PO, pod("metrics"));
  const targetRef = { kind: "Pod", name: "metrics" };
  const made = await s.post(SLICES, slice({ addresses: ["10.1.2.3"], targetRef }, 8443));
  assert.equal(made.status, 201, made.text);
  await settled(s, "Passed");
  asked.length = 0;
  const answer = await s.get(`/apis/${GROUP}/v1/things/a?x=1`);
  assert.deepEqual([answer.status, answer.body], [200, { kind: "Thing" }]);
  assert.deepEqual(asked, [`system:admin /apis/${GROUP}/v1/things/a?x=1 8443`]);
  const { body } = await s.get("/apis");
  assert.equal(body.groups.at(-1).name, GROUP);
  await s.delete(`${ROOT}/v1.${GROUP}`);
  assert.equal((await s.get(`/apis/${GROUP}/v1/things`)).status, 404);
});

test("API services that fail are looked at again, by the server's clock", async () => {
  const clock = manualClock();
  let works = false;
  await using s = await api({
    clock,
    http: () => works ? Response.json({}) : new Response("no", { status: 500 }),
  });
  await s.post(PO, pod("metrics"));
  await s.post(SV, service);
  const targetRef = { kind: "Pod", name: "metrics" };
  await s.post(SLICES, slice({ addresses: ["10.1.2.3"], targetRef }, 443));
  await s.post(ROOT, apiService());
  const { body } = await settled(s, "FailedDiscoveryCheck");
  const url = `https://10.1.2.3:443/apis/${GROUP}/v1`;
  assert.equal(
    body.status.conditions[0].message,
    `failing or missing response from ${url}: bad status from ${url}: 500`,
  );
  works = true;
  await clock.advance(30_000);
  await settled(s, "Passed");
});

test("API services lead to servers on loopback, WebSockets too", async () => {
  const ca = await createCertificateAuthority();
  const tls = await ca.issue({
    commonName: "m",
    usage: "server",
    dnsNames: ["metrics.default.svc"],
  });
  const users: (string | null)[] = [];
  await using listener = disposable(
    await runtime().listen((request) => {
      return Response.json(documents[new URL(request.url).pathname] ?? { kind: "Thing" });
    }, {
      tls,
      onUpgrade(request) {
        users.push(request.headers.get("x-remote-user"));
        return Promise.resolve({
          to: "websocket",
          protocol: "echo",
          async serve(connection) {
            for await (const message of connection) await connection.send(`${message}!`);
          },
        });
      },
    }),
  );
  await using cluster = await startCluster({
    seed: [
      { apiVersion: "v1", kind: "Service", metadata: { name: "metrics" }, spec: service.spec },
      {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        ...slice({ addresses: ["127.0.0.1"] }, listener.port),
      },
    ],
  });
  const send = async (method: string, path: string, body?: object) => {
    const headers = { "content-type": "application/json" };
    const request = new Request(`http://c${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const response = await cluster.fetch(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  const remote = { service: { namespace: "default", name: "metrics" }, caBundle: btoa(ca.cert) };
  await send("POST", ROOT, apiService({ ...remote, insecureSkipTLSVerify: false }));
  await settled({ get: (path) => send("GET", path) }, "Passed");
  assert.deepEqual((await send("GET", `/apis/${GROUP}/v1/things/a`)).body, { kind: "Thing" });
  const { server, ca: authority, token } = await cluster.listen();
  const http = runtime().createHttpClient({ ca: authority });
  try {
    const opened = await http.upgrade?.({
      method: "GET",
      url: `${server}/apis/${GROUP}/v1/things/a/exec`,
      headers: [["authorization", `Bearer ${token}`]],
      kind: "stream",
    }, ["echo"]);
    assert.ok(opened && !(opened instanceof Response));
    assert.equal(opened.protocol, "echo");
    await opened.send("hello");
    assert.equal(await opened.receive(), "hello!");
    await opened.close();
    assert.deepEqual(users, ["kubernetes-admin"]);
  } finally {
    await http.close();
  }
});

function disposable<T extends { close(): Promise<void> }>(open: T): T & AsyncDisposable {
  return Object.assign(open, { [Symbol.asyncDispose]: () => open.close() });
}
