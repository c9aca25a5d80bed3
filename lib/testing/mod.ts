/**
 * The testing room: clusters to test against, the embedded one and a real one.
 *
 * @module
 */

export {
  type CertificateAuthority,
  type CertificateAuthorityOptions,
  type CertificateRequest,
  createCertificateAuthority,
  type IssuedCertificate,
} from "./certificates.ts";
export type { ClusterAddress, ClusterListenOptions } from "./address.ts";
export {
  type Cluster,
  type ClusterClientOptions,
  type ClusterOptions,
  startCluster,
} from "./cluster.ts";
export type { ExportOptions } from "./export.ts";
export {
  type Envtest,
  type EnvtestNode,
  type EnvtestOptions,
  type EnvtestUser,
  startEnvtest,
} from "./envtest.ts";
export { type AdminAccess, toKubeconfig } from "./kubeconfig.ts";
