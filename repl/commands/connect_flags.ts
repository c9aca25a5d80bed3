/**
 * The flags that say which cluster, by kubectl's names.
 *
 * @module
 */

import type { ConnectOptions } from "kubist";
import { type PluginPolicy, readPluginPolicy } from "kubist/config";
import type { Call, Flags, Io } from "./command.ts";

const text = (value: string, what: string, short?: string) =>
  ({ type: "string", value, text: what, ...(short && { short }) }) as const;

/** The flags. */
export const connectFlags: Flags = {
  kubeconfig: text("FILE", "the kubeconfig to use"),
  context: text("NAME", "the context to use"),
  cluster: text("NAME", "the kubeconfig's cluster to use"),
  user: text("NAME", "the kubeconfig's user to use"),
  namespace: text("NAME", "the namespace of what names none", "n"),
  server: text("URL", "the address of the API server", "s"),
  "tls-server-name": text("NAME", "the name that the server's certificate must have"),
  "certificate-authority": text("FILE", "the certificates to trust"),
  "insecure-skip-tls-verify": { type: "boolean", text: "accept any server certificate" },
  "client-certificate": text("FILE", "the client certificate"),
  "client-key": text("FILE", "its key"),
  token: text("TOKEN", "a bearer token"),
  "proxy-url": text("URL", "an http, https or socks5 proxy"),
  as: text("USER", "the user to act as"),
  "as-group": { ...text("GROUP", "a group to act as"), multiple: true },
  "as-uid": text("UID", "the uid to act as"),
  "confirm-plugins": { type: "boolean", text: "ask before a credential plugin first runs" },
};

/** What the flags say. **Errors**: `ConfigError` when kubectl's rule for plugins makes no sense. */
export async function connectOptions(call: Call, io: Io): Promise<ConnectOptions> {
  const user = call.text("as");
  const policy = await readPluginPolicy();
  return {
    kubeconfig: call.text("kubeconfig"),
    context: call.text("context"),
    cluster: call.text("cluster"),
    user: call.text("user"),
    namespace: call.text("namespace"),
    server: call.text("server"),
    tlsServerName: call.text("tls-server-name"),
    caFile: call.text("certificate-authority"),
    ...(call.has("insecure-skip-tls-verify") && { insecureSkipTlsVerify: true }),
    certFile: call.text("client-certificate"),
    keyFile: call.text("client-key"),
    token: call.text("token"),
    proxyUrl: call.text("proxy-url"),
    ...(user !== undefined && {
      impersonate: { user, groups: call.texts("as-group"), uid: call.text("as-uid") },
    }),
    pluginPolicy: call.has("confirm-plugins") ? { ...policy, confirm: asking(io) } : policy,
    onPluginOutput: (said) => io.err(said),
  };
}

/** Asks at the terminal; where there is none, nothing is agreed to. */
function asking(io: Io): PluginPolicy["confirm"] {
  return async ({ path, args, user, sha256 }) => {
    const digest = await sha256();
    const what = `User "${user}" gets credentials from ${[path, ...args].join(" ")}`;
    const answer = await io.ask(`${what}\nSHA-256 ${digest}\nRun it? [y/N] `);
    return /^y(es)?$/i.test(answer?.trim() ?? "");
  };
}
