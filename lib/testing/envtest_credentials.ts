/**
 * What the servers of envtest need on disk: keys, certificates, tokens, a directory for the data.
 *
 * @module
 */

import { runtime } from "../runtime/mod.ts";
import {
  type CertificateAuthority,
  createCertificateAuthority,
  createSigningKey,
  type IssuedCertificate,
} from "./certificates.ts";

/** The credentials of a test cluster. */
export interface Credentials {
  readonly ca: CertificateAuthority;
  /** Of the group system:masters, which may do everything. */
  readonly admin: IssuedCertificate;
  /** A bearer token of the same group. */
  readonly token: string;
}

/** Makes the credentials, and writes down what the servers need, readable for this user alone. */
export async function writeCredentials(directory: string): Promise<Credentials> {
  const ca = await createCertificateAuthority();
  const [server, admin, kubeletClient, signing] = await Promise.all([
    ca.issue({
      commonName: "kube-apiserver",
      usage: "server",
      dnsNames: ["localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"],
      ipAddresses: ["127.0.0.1", "::1"],
    }),
    ca.issue({ commonName: "admin", organizations: ["system:masters"], usage: "client" }),
    ca.issue({ commonName: "kube-apiserver-kubelet-client", usage: "client" }),
    createSigningKey(),
  ]);
  const token = crypto.randomUUID();
  const contents = {
    "ca.crt": ca.cert,
    "server.crt": server.cert,
    "server.key": server.key,
    "kubelet-client.crt": kubeletClient.cert,
    "kubelet-client.key": kubeletClient.key,
    "sa.key": signing.key,
    "sa.pub": signing.publicKey,
    "tokens.csv": `${token},token-admin,token-admin,"system:masters"\n`,
  };
  await Promise.all(
    Object.entries(contents).map(([name, text]) =>
      runtime().writeTextFile(`${directory}/${name}`, text)
    ),
  );
  return { ca, admin, token };
}
