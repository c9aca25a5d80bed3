/**
 * The service account of the pod that the program runs in.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 *
 * @module
 */

import { dns1123LabelProblems } from "../meta/names.ts";
import { quote } from "../meta/syntax.ts";
import type { Runtime } from "../runtime/port.ts";
import { readInput } from "./files.ts";
import type { KubeconfigDocument } from "./kubeconfig/decode.ts";
import type { KubeconfigCluster } from "./kubeconfig/schema.ts";
import { caProblem } from "./pem/check.ts";
import type { ConfigWarning, Findings } from "./problems.ts";

/** What a configuration from the pod calls its source. */
export const IN_CLUSTER = "in-cluster";

const ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

/** The pod's account as a kubeconfig, or why there is none. */
export async function inClusterDocument(
  runtime: Runtime,
  found: Findings,
): Promise<KubeconfigDocument | ConfigWarning> {
  const host = runtime.env("KUBERNETES_SERVICE_HOST");
  const port = runtime.env("KUBERNETES_SERVICE_PORT");
  if (!host || !port) {
    const problem = "not in a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set";
    return { code: "config.not_in_cluster", source: IN_CLUSTER, problem };
  }
  if (!isPort(port)) {
    const problem = `${quote(port)} is no port; expected a number from 1 to 65535`;
    return { code: "env.value", source: "$KUBERNETES_SERVICE_PORT", problem };
  }
  const token = await runtime.stat(`${ACCOUNT}/token`).catch(() => undefined);
  if (!token?.isFile) {
    const problem = `${ACCOUNT}/token does not exist or may not be read`;
    return { code: "config.no_service_account", source: IN_CLUSTER, problem };
  }
  const address = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  const cluster: KubeconfigCluster = { server: `https://${address}:${port}` };
  const bad = await authorityProblem(runtime);
  if (bad === undefined) cluster["certificate-authority"] = `${ACCOUNT}/ca.crt`;
  else found.warn("tls.ca_missing", { source: IN_CLUSTER }, `${ACCOUNT}/ca.crt: ${bad}`);
  return {
    source: IN_CLUSTER,
    format: "json",
    lineOf: () => undefined,
    config: {
      clusters: [{ name: IN_CLUSTER, cluster }],
      users: [{ name: IN_CLUSTER, user: { tokenFile: `${ACCOUNT}/token` } }],
      contexts: [{ name: IN_CLUSTER, context: { cluster: IN_CLUSTER, user: IN_CLUSTER } }],
      "current-context": IN_CLUSTER,
    },
  };
}

/**
 * The namespace of the pod: `$POD_NAMESPACE`, else the account's; undefined outside of a pod. A variable
 * that names none goes to `found`.
 */
export async function podNamespace(
  runtime: Runtime,
  found: Findings,
): Promise<string | undefined> {
  if (!runtime.env("KUBERNETES_SERVICE_HOST") || !runtime.env("KUBERNETES_SERVICE_PORT")) {
    return undefined;
  }
  const token = await runtime.stat(`${ACCOUNT}/token`).catch(() => undefined);
  if (!token?.isFile) return undefined;
  const named = runtime.env("POD_NAMESPACE");
  if (named && dns1123LabelProblems(named).length > 0) {
    const problem = `${quote(named)} is no namespace; a name like "my-app" is expected`;
    found.fail("env.value", { source: "$POD_NAMESPACE" }, problem);
  }
  if (named) return named;
  const { text } = await readInput(runtime, `${ACCOUNT}/namespace`);
  return text?.trim() || undefined;
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

async function authorityProblem(runtime: Runtime): Promise<string | undefined> {
  const { text, problem } = await readInput(runtime, `${ACCOUNT}/ca.crt`);
  return text === undefined ? problem : caProblem(text)?.problem;
}
