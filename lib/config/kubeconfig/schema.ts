/**
 * The kubeconfig file as TypeScript sees it: wire names, unknown fields allowed and kept.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 *
 * @module
 */

/** Free data that other programs keep in a kubeconfig. */
export interface NamedExtension {
  /** Its name. */
  name: string;
  /** Whatever its owner put there. */
  extension?: unknown;
}

/** How to reach one API server. */
export interface KubeconfigCluster {
  /** The URL of the API server, with a path prefix where it has one. */
  server?: string;
  /** The name to verify instead of the URL's host. */
  "tls-server-name"?: string;
  /** Accept any certificate. */
  "insecure-skip-tls-verify"?: boolean;
  /** A file; a relative path starts at the kubeconfig's own directory. */
  "certificate-authority"?: string;
  /** Base64 of PEM; wins over the file. */
  "certificate-authority-data"?: string;
  /** An http, https or socks5 URL. */
  "proxy-url"?: string;
  /** Ask for answers without compression. */
  "disable-compression"?: boolean;
  /** What other programs keep here. */
  extensions?: NamedExtension[];
  /** Fields that kubist does not know survive. */
  [field: string]: unknown;
}

/** A program that prints credentials. */
export interface KubeconfigExec {
  /** The program; a relative path with a separator starts at the kubeconfig's own directory. */
  command?: string;
  /** What the program is given. */
  args?: string[] | null;
  /** What is added to its environment. */
  env?: { name: string; value: string }[] | null;
  /** `client.authentication.k8s.io/v1` or `client.authentication.k8s.io/v1beta1`. */
  apiVersion?: string;
  /** What to do when the program is missing. */
  installHint?: string;
  /** Tell the program about the cluster. */
  provideClusterInfo?: boolean;
  /** Whether it may ask at the terminal. */
  interactiveMode?: "Never" | "IfAvailable" | "Always" | (string & Record<never, never>);
  /** Fields that kubist does not know survive. */
  [field: string]: unknown;
}

/** A login method built into older clients; only "oidc" is left. */
export interface KubeconfigAuthProvider {
  /** Its name. */
  name: string;
  /** The settings of the method. */
  config?: Record<string, string>;
}

/** Who to be. */
export interface KubeconfigUser {
  /** A file with the client certificate. */
  "client-certificate"?: string;
  /** The client certificate, PEM in base64. */
  "client-certificate-data"?: string;
  /** A file with its key. */
  "client-key"?: string;
  /** Its key, PEM in base64. */
  "client-key-data"?: string;
  /** A bearer token. */
  token?: string;
  /** A file with a bearer token; it goes before `token`. */
  tokenFile?: string;
  /** The user to impersonate. */
  as?: string;
  /** The uid to act as. */
  "as-uid"?: string;
  /** The groups to act as. */
  "as-groups"?: string[];
  /** More about who to act as. */
  "as-user-extra"?: Record<string, string[]>;
  /** For basic authentication. */
  username?: string;
  /** The password that goes with it. */
  password?: string;
  /** A login method of older clients; only "oidc" is left. */
  "auth-provider"?: KubeconfigAuthProvider;
  /** A program that gets the credentials. */
  exec?: KubeconfigExec;
  /** What other programs keep here. */
  extensions?: NamedExtension[];
  /** Fields that kubist does not know survive. */
  [field: string]: unknown;
}

/** Which cluster to reach as which user. */
export interface KubeconfigContext {
  /** The name of its cluster. */
  cluster?: string;
  /** The name of its user. */
  user?: string;
  /** The namespace of requests that name none. */
  namespace?: string;
  /** What other programs keep here. */
  extensions?: NamedExtension[];
  /** Fields that kubist does not know survive. */
  [field: string]: unknown;
}

/** A kubeconfig: one file, or several merged. */
export interface Kubeconfig {
  /** "v1". */
  apiVersion?: string;
  /** "Config". */
  kind?: string;
  /** Where the servers are. */
  clusters?: { name: string; cluster: KubeconfigCluster }[];
  /** Who may come. */
  users?: { name: string; user: KubeconfigUser }[];
  /** Which user goes to which cluster. */
  contexts?: { name: string; context: KubeconfigContext }[];
  /** The context that is used when none is named. */
  "current-context"?: string;
  /** Fields that kubist does not know survive. */
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
