/**
 * Which cluster and user apply: the context's, changed by what the caller says.
 *
 * The side effects of overrides are kubectl's: another server takes no `tls-server-name` along, a CA or
 * skip-verify replaces every earlier word about trust, a certificate or key replaces its twin.
 *
 * @module
 */

import { getOwn } from "../meta/deep.ts";
import { dns1123LabelProblems } from "../meta/names.ts";
import { quote } from "../meta/syntax.ts";
import { base64Of } from "./base64.ts";
import { showPath } from "./kubeconfig/check_shape.ts";
import type { Entry, MergedKubeconfig } from "./kubeconfig/merge.ts";
import type { KubeconfigCluster, KubeconfigUser, Section } from "./kubeconfig/schema.ts";
import { fileFields } from "./kubeconfig/shape.ts";
import { didYouMean } from "../meta/nearest.ts";
import { type ConnectOptions, impersonationOf } from "./options.ts";
import type { PathRules } from "./paths.ts";
import type { Findings, Place } from "./problems.ts";

/** What applies, paths made absolute. */
export interface Selection {
  /** The name of the context; undefined when none is chosen. */
  readonly context: string | undefined;
  /** The name of the user entry; "" when none is chosen. */
  readonly userName: string;
  readonly cluster: KubeconfigCluster;
  readonly user: KubeconfigUser;
  /** What the context or the caller says. */
  readonly namespace: string | undefined;
  /** The file that gives the cluster, "options" when the caller does. */
  readonly source: string;
  /** The file that gives the user entry; undefined when none does. */
  readonly userSource: string | undefined;
  /** Where a field of the cluster or user was said. */
  place(section: "clusters" | "users", field: string): Place;
  /** A field as the kubeconfig has it, its path as it was written; undefined when the caller gave it. */
  written(section: "clusters" | "users", field: string): unknown;
  /** Whether the caller said a field, and not the kubeconfig. */
  isOverridden(section: "clusters" | "users", field: string): boolean;
}

/** What selecting needs to know of the machine. */
export interface Surroundings {
  readonly paths: PathRules;
  readonly cwd: string;
}

/**
 * Chooses; unknown names and names of nothing go to `found`.
 */
export function select(
  merged: MergedKubeconfig,
  options: ConnectOptions,
  around: Surroundings,
  found: Findings,
): Selection {
  const context = contextOf(merged, options, found);
  const cluster = chosen(merged, "clusters", options.cluster, context, found, options);
  const user = chosen(merged, "users", options.user, context, found, options);
  const namespace = options.namespace ?? namespaceOf(context, found);
  const overrides = {
    clusters: clusterOverrides(options, around),
    users: userOverrides(options, around),
  };
  const isOverridden: Selection["isOverridden"] = (section, field) =>
    Object.hasOwn(overrides[section], field.split(/[.[]/, 1)[0] ?? "");
  return {
    context: context?.name,
    userName: user?.name ?? "",
    namespace,
    cluster: { ...absolute("clusters", cluster, around), ...overrides.clusters },
    user: { ...absolute("users", user, around), ...overrides.users },
    source: cluster?.document.source ?? "options",
    userSource: user?.document.source,
    isOverridden,
    written(section, field) {
      const entry = section === "clusters" ? cluster : user;
      return isOverridden(section, field) ? undefined : getOwn(entry?.body ?? {}, field);
    },
    place(section, field) {
      const entry = section === "clusters" ? cluster : user;
      const own = !entry || isOverridden(section, field);
      return own ? { source: "options", path: field } : placeIn(entry, field);
    },
  };
}

/** Where a field of an entry stands in its file. */
export function placeIn(entry: Entry, field: string): Place {
  const path = [...entry.path, ...field.split(".").filter((step) => step !== "")];
  const { source } = entry.document;
  return { source, line: entry.document.lineOf(path), path: showPath(path) };
}

function contextOf(
  merged: MergedKubeconfig,
  options: ConnectOptions,
  found: Findings,
): Entry<"contexts"> | undefined {
  const name = options.context ?? merged.current?.name;
  if (name === undefined) return undefined;
  const context = merged.entry("contexts", name);
  if (context) return context;
  const document = merged.current?.document;
  const place: Place = options.context === undefined && document
    ? {
      source: document.source,
      line: document.lineOf(["current-context"]),
      path: "current-context",
    }
    : { source: "options", path: "context" };
  found.fail("config.context_unknown", place, unknown(merged, "contexts", name));
  return undefined;
}

function chosen<S extends "clusters" | "users">(
  merged: MergedKubeconfig,
  section: S,
  named: string | undefined,
  context: Entry<"contexts"> | undefined,
  found: Findings,
  options: ConnectOptions,
): Entry<S> | undefined {
  const key = section === "clusters" ? "cluster" : "user";
  const name = named ?? context?.body[key];
  const place = named !== undefined || !context
    ? { source: "options", path: key }
    : placeIn(context, key);
  if (!name) {
    // A context may leave the user out; without a cluster it leads nowhere.
    if (section === "clusters" && context && options.server === undefined) {
      const text = `context ${quote(context.name)} names no cluster`;
      found.fail("config.cluster_unknown", place, text);
    }
    return undefined;
  }
  const entry = merged.entry(section, name);
  const code = section === "clusters" ? "config.cluster_unknown" : "config.user_unknown";
  if (!entry) found.fail(code, place, unknown(merged, section, name));
  return entry;
}

function unknown(merged: MergedKubeconfig, section: Section, name: string): string {
  const names = merged.names(section);
  const shown = names.slice(0, 10).map((name) => quote(name)).join(", ") +
    (names.length > 10 ? ", …" : "");
  const known = names.length === 0 ? "there are none" : `there are ${shown}`;
  const one = section.slice(0, -1);
  return `no ${one} is called ${quote(name)}; ${known}${didYouMean(name, names)}`;
}

function namespaceOf(
  context: Entry<"contexts"> | undefined,
  found: Findings,
): string | undefined {
  const namespace = context?.body.namespace;
  if (!context || !namespace) return undefined;
  if (dns1123LabelProblems(namespace).length > 0) {
    const text = `${quote(namespace)} is no namespace; expected lower case letters, digits and ` +
      `"-", at most 63, such as "my-app"`;
    found.fail("config.namespace_invalid", placeIn(context, "namespace"), text);
  }
  return namespace;
}

/** The body with its file names made absolute; they start at their own file's directory. */
function absolute<S extends "clusters" | "users">(
  section: S,
  entry: Entry<S> | undefined,
  { paths, cwd }: Surroundings,
): Entry<S>["body"] | undefined {
  if (!entry) return undefined;
  const { source } = entry.document;
  const base = source === "options" ? cwd : paths.dirname(source);
  const body: Record<string, unknown> = { ...entry.body };
  for (const field of fileFields(section)) {
    const value = body[field];
    if (typeof value === "string" && value !== "") body[field] = paths.resolve(base, value);
  }
  const exec = (body as KubeconfigUser).exec;
  if (exec?.command && paths.hasSeparator(exec.command)) {
    body["exec"] = { ...exec, command: paths.resolve(base, exec.command) };
  }
  return body as Entry<S>["body"];
}

function clusterOverrides(options: ConnectOptions, around: Surroundings): KubeconfigCluster {
  const { server, tlsServerName, insecureSkipTlsVerify, ca, caFile, proxyUrl } = options;
  const changes: Record<string, unknown> = {};
  if (server !== undefined) changes["server"] = server;
  if (server !== undefined || tlsServerName !== undefined) {
    changes["tls-server-name"] = tlsServerName ?? "";
  }
  if (insecureSkipTlsVerify || ca !== undefined || caFile !== undefined) {
    changes["insecure-skip-tls-verify"] = insecureSkipTlsVerify ?? false;
    changes["certificate-authority"] = inside(caFile, around);
    changes["certificate-authority-data"] = ca === undefined ? "" : base64Of(ca);
  } else if (insecureSkipTlsVerify === false) changes["insecure-skip-tls-verify"] = false;
  if (proxyUrl !== undefined) changes["proxy-url"] = proxyUrl;
  if (options.disableCompression !== undefined) {
    changes["disable-compression"] = options.disableCompression;
  }
  return changes;
}

function userOverrides(options: ConnectOptions, around: Surroundings): KubeconfigUser {
  const changes: Record<string, unknown> = {};
  if (options.cert !== undefined || options.certFile !== undefined) {
    const { cert, certFile, key, keyFile } = options;
    changes["client-certificate"] = inside(certFile, around);
    changes["client-certificate-data"] = cert === undefined ? "" : base64Of(cert);
    changes["client-key"] = inside(keyFile, around);
    changes["client-key-data"] = key === undefined ? "" : base64Of(key);
  }
  const { token, tokenFile, username, password } = options;
  if ([token, tokenFile, username, password].some((given) => given !== undefined)) {
    changes["token"] = token ?? "";
    changes["tokenFile"] = inside(tokenFile, around);
    changes["username"] = username ?? "";
    changes["password"] = password ?? "";
  }
  const impersonate = impersonationOf(options.impersonate);
  if (impersonate) {
    changes["as"] = impersonate.user;
    changes["as-uid"] = impersonate.uid ?? "";
    changes["as-groups"] = impersonate.groups ?? [];
    changes["as-user-extra"] = impersonate.extra ?? {};
  }
  return changes;
}

function inside(file: string | undefined, { paths, cwd }: Surroundings): string {
  return file === undefined ? "" : paths.resolve(cwd, file);
}
