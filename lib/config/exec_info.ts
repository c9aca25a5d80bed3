/**
 * For those who write a credential plugin: what it is told, and the text that it prints.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 *
 * @module
 */

import { AuthError } from "../errors.ts";
import { getOwn, isObject } from "../meta/deep.ts";
import { quote } from "../meta/syntax.ts";
import { bytesOf } from "./base64.ts";
import { type ExecCluster, execVersions } from "./credentials/exec_config.ts";
import { type ConfigDeps, machineOf } from "./deps.ts";
import type { ConnectOptions } from "./options.ts";

const VARIABLE = "KUBERNETES_EXEC_INFO";

/** What a plugin is told by the client that runs it. */
export interface ExecInfo {
  /** The version that is asked for, and has to be answered in. */
  readonly apiVersion: string;
  /** Whether standard input is the person's terminal. */
  readonly interactive: boolean;
  /**
   * How to reach the cluster, for `connect`; undefined unless the kubeconfig says `provideClusterInfo`.
   * There are no credentials in it.
   */
  readonly cluster: ConnectOptions | undefined;
  /** What the kubeconfig's extension `client.authentication.k8s.io/exec` has for plugins. */
  readonly config: unknown;
}

/** What a plugin has to give: a token, or a certificate with its key, or both. */
export interface ExecCredentialStatus {
  /** A bearer token. */
  readonly token?: string | undefined;
  /** A client certificate, PEM. */
  readonly clientCertificateData?: string | undefined;
  /** Its key, PEM. */
  readonly clientKeyData?: string | undefined;
  /** When to ask again. @default {when the server refuses them, or the client ends} */
  readonly expirationTimestamp?: Date | undefined;
}

/**
 * Reads what the client says to the plugin that this program is.
 *
 * **Errors**: `AuthError` `exec.info` where no client has started it.
 *
 * @example
 * ```ts ignore
 * import { execCredential, readExecInfo } from "kubist/config";
 *
 * const info = await readExecInfo();
 * const token = await logIn(info.cluster?.server);
 * console.log(execCredential(info, { token, expirationTimestamp: new Date(Date.now() + 600_000) }));
 * ```
 */
export async function readExecInfo(deps: ConfigDeps = {}): Promise<ExecInfo> {
  const { runtime } = await machineOf(deps);
  const text = runtime.env(VARIABLE);
  if (!text) throw refusal("it is not set; a Kubernetes client sets it for its plugins");
  const info = parsed(text);
  const apiVersion = getOwn(info, "apiVersion");
  if (getOwn(info, "kind") !== "ExecCredential" || !execVersions.includes(String(apiVersion))) {
    throw refusal(
      `expected an ExecCredential of ${execVersions.map((version) => quote(version)).join(" or ")}`,
    );
  }
  const spec = getOwn(info, "spec");
  const cluster = isObject(spec) ? getOwn(spec, "cluster") : undefined;
  return {
    apiVersion: String(apiVersion),
    interactive: isObject(spec) && getOwn(spec, "interactive") === true,
    cluster: isObject(cluster) ? toOptions(cluster as unknown as ExecCluster) : undefined,
    config: isObject(cluster) ? getOwn(cluster, "config") : undefined,
  };
}

/** The text that a plugin prints on standard output, and nothing else. */
export function execCredential(
  { apiVersion }: Pick<ExecInfo, "apiVersion">,
  { expirationTimestamp, ...status }: ExecCredentialStatus,
): string {
  const end = expirationTimestamp?.toISOString().replace(/\.\d+/, "");
  const given = { ...status, ...(end !== undefined && { expirationTimestamp: end }) };
  return JSON.stringify({ kind: "ExecCredential", apiVersion, status: given });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw refusal("expected an ExecCredential as JSON");
}

function toOptions(cluster: ExecCluster): ConnectOptions {
  const data = cluster["certificate-authority-data"];
  const bytes = data === undefined ? undefined : bytesOf(data);
  if (data !== undefined && !bytes) throw refusal("its certificate-authority-data is not base64");
  return {
    server: cluster.server,
    ...(bytes && { ca: new TextDecoder().decode(bytes) }),
    ...(cluster["tls-server-name"] && { tlsServerName: cluster["tls-server-name"] }),
    ...(cluster["insecure-skip-tls-verify"] && { insecureSkipTlsVerify: true }),
    ...(cluster["proxy-url"] && { proxyUrl: cluster["proxy-url"] }),
    ...(cluster["disable-compression"] && { disableCompression: true }),
  };
}

function refusal(state: string): AuthError {
  return new AuthError(`Cannot read ${VARIABLE}: ${state}`, { code: "exec.info" });
}
