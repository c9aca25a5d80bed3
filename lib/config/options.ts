/**
 * What a caller may say about the cluster to reach.
 *
 * @module
 */

import { dns1123LabelProblems } from "../meta/names.ts";
import type { OptionNames } from "../meta/option_names.ts";
import { quote } from "../meta/syntax.ts";
import type { Kubeconfig } from "./kubeconfig/schema.ts";
import type { PluginPolicy } from "./credentials/exec_policy.ts";
import type { ConfigWarning } from "./problems.ts";

/** Another identity to act as; the server must allow it to the one that connects. */
export interface Impersonation {
  /** The name of the user. */
  readonly user: string;
  /** The uid. */
  readonly uid?: string | undefined;
  /** The groups. */
  readonly groups?: readonly string[] | undefined;
  /** What else authenticators say of a user, by key. */
  readonly extra?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * Which cluster to reach, as whom, and how.
 *
 * With nothing given: the files of `$KUBECONFIG`, else `~/.kube/config`, else the service account of
 * the pod. Each option overrides what the kubeconfig says. A `server` without `kubeconfig`,
 * `context`, `cluster` and `user` stands alone: no kubeconfig is read, so that no credential made for
 * another cluster can reach it.
 */
export interface ConnectOptions {
  /** The path of a kubeconfig file, which then must exist, or a kubeconfig as data (ExplicitPath). */
  readonly kubeconfig?: string | Kubeconfig | undefined;
  /** The context to use (CurrentContext). @default {the kubeconfig's `current-context`} */
  readonly context?: string | undefined;
  /** The kubeconfig's cluster to use instead of the context's. */
  readonly cluster?: string | undefined;
  /** The kubeconfig's user to use instead of the context's. */
  readonly user?: string | undefined;
  /** The default namespace. @default {the context's, else the pod's, else "default"} */
  readonly namespace?: string | undefined;
  /** The URL of the API server (Host); a `tls-server-name` of the kubeconfig no longer applies. */
  readonly server?: string | undefined;
  /** The name asked for and verified instead of the URL's host (TLSClientConfig.ServerName). */
  readonly tlsServerName?: string | undefined;
  /** Accept any server certificate (Insecure); replaces the kubeconfig's CA. @default {false} */
  readonly insecureSkipTlsVerify?: boolean | undefined;
  /** PEM certificates to trust instead of the system's (CAData). */
  readonly ca?: string | undefined;
  /** A file of such certificates, read again as it changes (CAFile). */
  readonly caFile?: string | undefined;
  /** The client certificate, PEM (CertData). */
  readonly cert?: string | undefined;
  /** A file with the client certificate, read again as it changes (CertFile). */
  readonly certFile?: string | undefined;
  /** The key of the client certificate, PEM, not encrypted (KeyData). */
  readonly key?: string | undefined;
  /** A file with that key (KeyFile). */
  readonly keyFile?: string | undefined;
  /** A bearer token (BearerToken). */
  readonly token?: string | undefined;
  /** A file with the bearer token, read again each minute (BearerTokenFile). */
  readonly tokenFile?: string | undefined;
  /** For basic authentication, which only proxies still know (Username). */
  readonly username?: string | undefined;
  /** The password that goes with it (Password). */
  readonly password?: string | undefined;
  /** An http, https or socks5 URL (Proxy). @default {the kubeconfig's, else the environment's} */
  readonly proxyUrl?: string | undefined;
  /** Ask for answers without compression (DisableCompression). @default {false} */
  readonly disableCompression?: boolean | undefined;
  /**
   * Offer HTTP/2 and speak it where the server chooses it, all requests over one connection; read
   * about its traps first. WebSockets stay on HTTP/1.1. The Go client speaks it unless NextProtos or
   * DISABLE_HTTP2 say otherwise. @default {false}
   */
  readonly http2?: boolean | undefined;
  /** Connect to this unix socket instead of the server's host (Dial). */
  readonly socketPath?: string | undefined;
  /** Act as another user (Impersonate). */
  readonly impersonate?: string | Impersonation | undefined;
  /**
   * The kubeconfig comes from somebody else: refuse what could run a program, send a file's content
   * away or weaken TLS (`exec`, `auth-provider`, `proxy-url`, `insecure-skip-tls-verify`, files
   * outside its directory). @default {false}
   */
  readonly untrusted?: boolean | undefined;
  /** Which credential plugins may run (ExecProvider.PluginPolicy). @default {`{ policy: "AllowAll" }`} */
  readonly pluginPolicy?: PluginPolicy | undefined;
  /** How long a credential plugin may take, in milliseconds. @default {60_000} */
  readonly pluginTimeoutMs?: number | undefined;
  /** Whether a plugin may ask at the terminal (ExecProvider.StdinUnavailable). @default {true} */
  readonly pluginStdin?: boolean | undefined;
  /** Receives what plugins print for people (a login URL, a device code), escaped for a terminal. */
  readonly onPluginOutput?: ((text: string) => void) | undefined;
  /** Receives what is odd and does not keep the connection from working. */
  readonly onConfigWarning?: ((warning: ConfigWarning) => void) | undefined;
}

/** The options by name. */
export const connectOptions: OptionNames<ConnectOptions> = {
  kubeconfig: true,
  context: true,
  cluster: true,
  user: true,
  namespace: true,
  server: true,
  tlsServerName: true,
  insecureSkipTlsVerify: true,
  ca: true,
  caFile: true,
  cert: true,
  certFile: true,
  key: true,
  keyFile: true,
  token: true,
  tokenFile: true,
  username: true,
  password: true,
  proxyUrl: true,
  disableCompression: true,
  http2: true,
  socketPath: true,
  impersonate: true,
  untrusted: true,
  pluginPolicy: true,
  pluginTimeoutMs: true,
  pluginStdin: true,
  onPluginOutput: true,
  onConfigWarning: true,
};

const TEXTS = [
  "context",
  "cluster",
  "user",
  "namespace",
  "server",
  "tlsServerName",
  "ca",
  "caFile",
  "cert",
  "certFile",
  "key",
  "keyFile",
  "token",
  "tokenFile",
  "username",
  "password",
  "proxyUrl",
  "socketPath",
] as const satisfies readonly (keyof ConnectOptions)[];

const FLAGS = [
  "insecureSkipTlsVerify",
  "disableCompression",
  "http2",
  "untrusted",
  "pluginStdin",
] as const satisfies readonly (keyof ConnectOptions)[];

/**
 * Refuses options that contradict themselves, before anything is read.
 *
 * **Errors**: `TypeError`; no value of a secret is quoted.
 */
export function checkOptions(options: ConnectOptions): void {
  for (const name of TEXTS) {
    const value = options[name];
    if (value === undefined) continue;
    if (typeof value !== "string") throw misuse(name, "expected a string");
    if (value === "") throw misuse(name, "it is empty; leave it out for the default");
  }
  for (const name of FLAGS) {
    const value = options[name];
    if (value !== undefined && typeof value !== "boolean") {
      throw misuse(name, "expected true or false");
    }
  }
  checkPairs(options);
  checkKubeconfigOption(options.kubeconfig);
  checkTimeout(options.pluginTimeoutMs);
  checkImpersonation(options.impersonate);
  const { namespace } = options;
  if (namespace !== undefined && dns1123LabelProblems(namespace).length > 0) {
    throw misuse("namespace", `${quote(namespace)} is none; a name like "my-app" is expected`);
  }
}

/** `impersonate` in its long form. */
export function impersonationOf(option: ConnectOptions["impersonate"]): Impersonation | undefined {
  return typeof option === "string" ? { user: option } : option;
}

function checkPairs(options: ConnectOptions): void {
  const twins = [["ca", "caFile"], ["cert", "certFile"], ["key", "keyFile"], [
    "token",
    "tokenFile",
  ]] as const;
  for (const [one, other] of twins) {
    if (options[one] !== undefined && options[other] !== undefined) {
      throw misuse(one, `${other} is given too; give one of them`);
    }
  }
  const cert = options.cert ?? options.certFile;
  const key = options.key ?? options.keyFile;
  if ((cert === undefined) !== (key === undefined)) {
    throw misuse(cert === undefined ? "key" : "cert", "a certificate and its key go together");
  }
  const token = options.token ?? options.tokenFile;
  if (token !== undefined && (options.username ?? options.password) !== undefined) {
    throw misuse("token", "a user name or password is given too; give one of them");
  }
  if (options.insecureSkipTlsVerify && (options.ca ?? options.caFile) !== undefined) {
    throw misuse("insecureSkipTlsVerify", "a CA is given too; give one of them");
  }
}

function checkKubeconfigOption(option: unknown): void {
  if (option === undefined || (typeof option === "object" && option !== null)) return;
  if (typeof option !== "string") throw misuse("kubeconfig", "expected a path or an object");
  if (option === "") throw misuse("kubeconfig", "it is empty; leave it out for the default");
  if (/[\r\n]/.test(option)) {
    throw misuse("kubeconfig", "this looks like the text of one; give a path or the parsed object");
  }
}

function checkTimeout(ms: number | undefined): void {
  if (ms !== undefined && !(typeof ms === "number" && ms > 0)) {
    throw new RangeError("Cannot connect with this pluginTimeoutMs: expected more than 0");
  }
}

function checkImpersonation(option: ConnectOptions["impersonate"]): void {
  if (option === undefined) return;
  const { user, uid, groups, extra } = impersonationOf(option) as Impersonation;
  if (typeof user !== "string" || user === "") throw misuse("impersonate", "a user is expected");
  const texts = [uid ?? "", ...groups ?? [], ...Object.values(extra ?? {}).flat()];
  if (texts.some((t) => typeof t !== "string")) throw misuse("impersonate", "expected strings");
}

function misuse(option: string, state: string): TypeError {
  return new TypeError(`Cannot connect with this ${option}: ${state}`);
}
