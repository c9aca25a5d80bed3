import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { normal } from "../differential/normal.ts";
import { embeddedServer, realServer, type Server } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const FLOW = "/apis/flowcontrol.apiserver.k8s.io/v1";

/** What both make for themselves; the roles that are gathered stay empty without a controller. */
const LISTS = [
  `${RBAC}/clusterroles`,
  `${RBAC}/clusterrolebindings`,
  `${RBAC}/roles`,
  `${RBAC}/rolebindings`,
  `${FLOW}/flowschemas`,
  `${FLOW}/prioritylevelconfigurations`,
  "/apis/apiregistration.k8s.io/v1/apiservices",
  "/apis/scheduling.k8s.io/v1/priorityclasses",
  "/apis/networking.k8s.io/v1/servicecidrs",
  "/api/v1/namespaces",
  "/api/v1/services",
];

interface Item {
  readonly metadata: Record<string, unknown>;
  readonly aggregationRule?: unknown;
  readonly rules?: unknown;
  readonly spec?: Record<string, unknown>;
}

/** What of the objects is not a matter of a server's own addresses and history. */
async function list(server: Server, path: string): Promise<unknown> {
  const { body } = await server.send("GET", path, { accept: "application/json" }, undefined);
  const { items } = normal({ status: 0, headers: {}, body }, "no namespace").body as {
    items: Item[];
  };
  return items.map(({ metadata, spec, ...item }) => {
    const { managedFields: _owners, uid: _uid, ...kept } = metadata;
    const { cidrs: _cidrs, ports: _ports, ...shape } = spec ?? {};
    return {
      ...item,
      metadata: kept,
      ...(spec && { spec: shape }),
      ...(item.aggregationRule !== undefined && { rules: null }),
    };
  });
}

test("what kube-apiserver makes for itself is there", async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  const found: string[] = [];
  for (const path of LISTS) {
    const own = await list(embedded, path);
    let at = differences(await list(real, path), own);
    // Some are made a moment after the server is ready: they have half a minute.
    for (let tries = 0; at.length > 0 && tries < 60; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      at = differences(await list(real, path), own);
    }
    found.push(
      ...at.map((d) => `${path} ${d.path}: ${JSON.stringify(d.real)} ${JSON.stringify(d.ours)}`),
    );
  }
  assert.deepEqual(found, []);
}, { timeoutMs: 600_000 });
