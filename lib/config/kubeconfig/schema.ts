/**
 * The kubeconfig file as TypeScript sees it: wire names, unknown fields allowed and kept.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 *
 * @module
 */

/** Free data that other programs keep in a kubeconfig. */
export interface NamedExtension {
  name: string;
  extension?: unknown;
}

/** How to reach one API server. */
export interface KubeconfigCluster {
  /** The URL of the API server, with a path prefix where it has one. */
  server?: string;
  "tls-server-name"?: string;
  "insecure-skip-tls-verify"?: boolean;
  /** A file; a relative path starts at the kubeconfig's own directory. */
  "certificate-authority"?: string;
  /** Base64 of PEM; wins over the file. */
  "certificate-authority-data"?: string;
  /** An http, https or socks5 URL. */
  "proxy-url"?: string;
  "disable-compression"?: boolean;
  extensions?: NamedExtension[];
  [field: string]: unknown;
}

/** A program that prints credentials. */
export interface KubeconfigExec {
  /** The program; a relative path with a separator starts at the kubeconfig's own directory. */
  command?: string;
  args?: string[] | null;
  env?: { name: string; value: string }[] | null;
  /** `client.authentication.k8s.io/v1` or `client.authentication.k8s.io/v1beta1`. */
  apiVersion?: string;
  /** What to do when the program is missing. */
  installHint?: string;
  provideClusterInfo?: boolean;
  interactiveMode?: "Never" | "IfAvailable" | "Always" | (string & Record<never, never>);
  [field: string]: unknown;
}

/** A login method built into older clients; only "oidc" is left. */
export interface KubeconfigAuthProvider {
  name: string;
  config?: Record<string, string>;
}

/** Who to be. */
export interface KubeconfigUser {
  "client-certificate"?: string;
  "client-certificate-data"?: string;
  "client-key"?: string;
  "client-key-data"?: string;
  token?: string;
  tokenFile?: string;
  /** The user to impersonate. */
  as?: string;
  "as-uid"?: string;
  "as-groups"?: string[];
  "as-user-extra"?: Record<string, string[]>;
  username?: string;
  password?: string;
  "auth-provider"?: KubeconfigAuthProvider;
  exec?: KubeconfigExec;
  extensions?: NamedExtension[];
  [field: string]: unknown;
}

/** Which cluster to reach as which user. */
export interface KubeconfigContext {
  cluster?: string;
  user?: string;
  namespace?: string;
  extensions?: NamedExtension[];
  [field: string]: unknown;
}

/** A kubeconfig: one file, or several merged. */
export interface Kubeconfig {
  apiVersion?: string;
  kind?: string;
  clusters?: { name: string; cluster: KubeconfigCluster }[];
  users?: { name: string; user: KubeconfigUser }[];
  contexts?: { name: string; context: KubeconfigContext }[];
  "current-context"?: string;
  [field: string]: unknown;
}

/** The three lists of a kubeconfig, by their keys. */
export type Section = "clusters" | "users" | "contexts";

/** The key under which an entry of a list holds its body: `{ name, cluster: { … } }`. */
export const bodyKey: Readonly<Record<Section, "cluster" | "user" | "context">> = {
  clusters: "cluster",
  users: "user",
  contexts: "context",
};

/** The three lists, in the order of the format's own documentation. */
export const sections: readonly Section[] = ["clusters", "users", "contexts"];
