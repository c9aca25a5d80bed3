/**
 * The kubeconfig of a test cluster.
 *
 * @module
 */

/** What a client needs to enter a test cluster as its admin. */
export interface AdminAccess {
  /** The address: `https://127.0.0.1:40123`. */
  readonly server: string;
  /** The certificate of the authority that the server's certificate comes from, PEM. */
  readonly ca: string;
  /** The admin's client certificate and its key, PEM. */
  readonly cert: string;
  /** The key of the certificate, PEM. */
  readonly key: string;
  /** A bearer token of the same rights. */
  readonly token: string;
}

/** The text of a kubeconfig file that uses the client certificate; JSON, which is YAML. */
export function toKubeconfig(access: Omit<AdminAccess, "token">, name = "kubist"): string {
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{
      name,
      cluster: { server: access.server, "certificate-authority-data": btoa(access.ca) },
    }],
    users: [{
      name,
      user: {
        "client-certificate-data": btoa(access.cert),
        "client-key-data": btoa(access.key),
      },
    }],
    contexts: [{ name, context: { cluster: name, user: name, namespace: "default" } }],
    "current-context": name,
  };
  return JSON.stringify(config, null, 2) + "\n";
}
