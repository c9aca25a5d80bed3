/**
 * Credentials that have to be asked for: from an exec plugin or an OIDC provider.
 *
 * @module
 */

import { getOwn, isObject } from "../meta/deep.ts";
import { quote } from "../meta/syntax.ts";
import { base64Of } from "./base64.ts";
import type { CredentialSource } from "./credentials/credentials.ts";
import { checkExec, type ExecCluster, interactiveModeOf } from "./credentials/exec_config.ts";
import { execPlugin } from "./credentials/exec_plugin.ts";
import { serverClock } from "./credentials/server_clock.ts";
import { oidc, oidcProblem } from "./credentials/oidc.ts";
import type { OidcSettings } from "./credentials/oidc_refresh.ts";
import { readInput } from "./files.ts";
import type { IdentityInput } from "./identity.ts";
import type { KubeconfigCluster, KubeconfigExec } from "./kubeconfig/schema.ts";
import { loadOidcSettings, saveOidcTokens } from "./oidc_store.ts";
import { caProblem } from "./pem/check.ts";
import { decodePem, type ServerSide } from "./trust.ts";

/** What the user entry gives without being asked. */
export interface Given {
  readonly token: boolean;
  readonly pair: boolean;
}

/** The extension of a cluster that is meant for plugins. */
const EXTENSION = "client.authentication.k8s.io/exec";

/** What replaced the login methods that were built into older clients. */
const REPLACEMENTS = new Map([
  ["gcp", "gke-gcloud-auth-plugin (gcloud components install gke-gcloud-auth-plugin)"],
  ["azure", "kubelogin (https://azure.github.io/kubelogin), kubelogin convert-kubeconfig"],
]);

/**
 * The source behind `exec` or `auth-provider`; undefined when there is none or when what is given goes
 * before it. Problems go to `found`.
 */
export async function pluginSource(
  input: IdentityInput,
  given: Given,
): Promise<CredentialSource | undefined> {
  const { selection: { user, place }, found } = input;
  const provider = user["auth-provider"];
  if (user.exec && provider) {
    const text = "exec and auth-provider exclude each other; leave one";
    found.fail("auth.multiple", place("users", "auth-provider"), text);
    return undefined;
  }
  if (user.exec) return execSource(input, user.exec, given);
  if (!provider) return undefined;
  if (provider.name === "oidc") return await oidcSource(input, provider.config, given);
  const instead = REPLACEMENTS.get(provider.name);
  const text = instead === undefined
    ? `the provider ${quote(provider.name ?? "")} is not known; only "oidc" is`
    : `the provider ${quote(provider.name)} is gone from Kubernetes clients; install ${instead}`;
  const code = instead === undefined ? "auth.provider_unknown" : "auth.provider_removed";
  if (given.token || given.pair) found.warn(code, place("users", "auth-provider.name"), text);
  else found.fail(code, place("users", "auth-provider.name"), text);
  return undefined;
}

function execSource(
  input: IdentityInput,
  exec: KubeconfigExec,
  given: Given,
): CredentialSource | undefined {
  const { selection, options, side, proxyUrl, machine, found } = input;
  const policy = options.pluginPolicy ?? {};
  const windows = /^win/i.test(machine.runtime.os);
  const before = found.problems.length;
  checkExec(exec, { policy, windows, user: selection.userName }, found, (field) => {
    return selection.place("users", `exec.${field}`);
  });
  if (found.problems.length > before || !side || given.token || given.pair) return undefined;
  return execPlugin({
    ...machine,
    onOutput: options.onPluginOutput ?? (() => {}),
    serverClock: serverClock(machine, {
      server: side.server,
      ca: () => side.authority.ca(),
      insecureSkipTlsVerify: side.tls.insecureSkipTlsVerify,
      tlsServerName: side.tls.tlsServerName,
      proxyUrl,
      socketPath: options.socketPath,
    }),
    config: {
      user: selection.userName,
      command: exec.command ?? "",
      args: exec.args ?? [],
      env: (exec.env ?? []).map(({ name, value }) => [name, value ?? ""] as const),
      apiVersion: exec.apiVersion ?? "",
      interactiveMode: interactiveModeOf(exec),
      installHint: exec.installHint ?? "",
      cluster: exec.provideClusterInfo ? clusterInfo(selection.cluster, side) : undefined,
      policy,
      timeoutMs: options.pluginTimeoutMs ?? 60_000,
      stdin: options.pluginStdin ?? true,
    },
  });
}

function clusterInfo(cluster: KubeconfigCluster, side: ServerSide): ExecCluster {
  const { tls, server, proxyUrl } = side;
  const extension = cluster.extensions?.find(({ name }) => name === EXTENSION);
  const config = extension?.extension;
  return {
    server,
    ...(tls.tlsServerName !== undefined && { "tls-server-name": tls.tlsServerName }),
    ...(tls.insecureSkipTlsVerify && { "insecure-skip-tls-verify": true }),
    ...(tls.ca !== undefined && { "certificate-authority-data": base64Of(tls.ca) }),
    ...(proxyUrl !== undefined && { "proxy-url": proxyUrl }),
    ...(cluster["disable-compression"] && { "disable-compression": true }),
    ...(config !== undefined && { config }),
  };
}

async function oidcSource(
  input: IdentityInput,
  config: unknown,
  given: Given,
): Promise<CredentialSource | undefined> {
  const { selection, machine, found, options } = input;
  const { userName, userSource = "options", place } = selection;
  const settings = textsOf(config);
  const bad = oidcProblem(settings);
  if (bad !== undefined) {
    found.fail("auth.oidc", place("users", "auth-provider.config"), bad);
    return undefined;
  }
  if (given.token) return undefined;
  const before = found.problems.length;
  const ca = await oidcAuthority(input, settings);
  if (found.problems.length > before) return undefined;
  const { runtime } = machine;
  const kept = userSource !== "options";
  return oidc({
    ...machine,
    user: userName,
    source: userSource,
    settings,
    ca,
    load: () => kept ? loadOidcSettings(runtime, userSource, userName) : Promise.resolve(undefined),
    save: async (tokens) => {
      if (!kept) return;
      const problem = await saveOidcTokens(machine, userSource, userName, tokens);
      if (problem === undefined) return;
      const text = `the renewed OIDC tokens are not kept: ${problem}`;
      options.onConfigWarning?.({ code: "auth.oidc_not_kept", source: userSource, problem: text });
    },
  });
}

async function oidcAuthority(
  { selection: { place, userSource }, machine, found }: IdentityInput,
  settings: OidcSettings,
): Promise<string | undefined> {
  const at = (field: string) => place("users", `auth-provider.config.${field}`);
  const data = settings["idp-certificate-authority-data"];
  const file = settings["idp-certificate-authority"];
  const field = data ? "idp-certificate-authority-data" : "idp-certificate-authority";
  let pem: string | undefined;
  if (data) pem = decodePem(data, at(field), found);
  else if (file) {
    const { text, problem } = await readInput(machine.runtime, file);
    pem = text;
    if (problem !== undefined) found.fail("tls.ca_missing", at(field), `${file}: ${problem}`);
  }
  const bad = pem === undefined ? undefined : caProblem(pem);
  if (bad) found.fail(bad.code, { ...at(field), source: userSource ?? "options" }, bad.problem);
  return pem;
}

function textsOf(config: unknown): OidcSettings {
  const settings: Record<string, string> = Object.create(null);
  if (!isObject(config)) return settings;
  for (const key of Object.keys(config)) {
    const value = getOwn(config, key);
    if (typeof value === "string") settings[key] = value;
  }
  return settings;
}
