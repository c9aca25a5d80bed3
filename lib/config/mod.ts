/**
 * The config room: kubeconfig files, in-cluster accounts and credentials, resolved into what is needed
 * to reach one cluster.
 *
 * @module
 */

export type { Authority, ClusterConfig, TlsSettings } from "./cluster_config.ts";
export type {
  ClientCertificate,
  CredentialHeaders,
  CredentialOptions,
  Credentials,
  UsedCredentials,
} from "./credentials/credentials.ts";
export type { PinnedPlugin, PluginPolicy, PluginQuestion } from "./credentials/exec_policy.ts";
export type { ConfigDeps } from "./deps.ts";
export { diagnose, type DiagnoseOptions, type Diagnosis } from "./doctor/diagnose.ts";
export type { LookedAt } from "./doctor/places.ts";
export type { Validity } from "./doctor/validity.ts";
export type { Needs } from "./doctor/witness.ts";
export {
  execCredential,
  type ExecCredentialStatus,
  type ExecInfo,
  readExecInfo,
} from "./exec_info.ts";
export {
  deleteEntry,
  minifyKubeconfig,
  renameContext,
  setEntry,
  useContext,
} from "./kubeconfig/edit.ts";
export { didYouMean, nearest } from "../meta/nearest.ts";
export { setProperty, unsetProperty } from "./kubeconfig/property.ts";
export { redactKubeconfig } from "./kubeconfig/redact.ts";
export type {
  Kubeconfig,
  KubeconfigAuthProvider,
  KubeconfigCluster,
  KubeconfigContext,
  KubeconfigExec,
  KubeconfigUser,
  NamedExtension,
  Section,
} from "./kubeconfig/schema.ts";
export { type KubercOptions, readPluginPolicy } from "./kuberc.ts";
export { buildConfigFromFlags, inClusterConfig, loadConfig } from "./load.ts";
export type { ConnectOptions, Impersonation } from "./options.ts";
export type { ConfigWarning } from "./problems.ts";
export {
  type ContextInfo,
  type KubeconfigStore,
  openKubeconfig,
  type OpenOptions,
  type ViewOptions,
} from "./store.ts";
