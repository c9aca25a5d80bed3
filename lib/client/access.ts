/**
 * Who the client is, and what it may do.
 *
 * @module
 */

import type { UserInfo } from "../generated/authentication/v1.ts";
import type { SubjectRulesReviewStatus } from "../generated/authorization/v1.ts";
import { type ResourceEntry, resources } from "../generated/resources.ts";
import type { AnyObject } from "../meta/object.ts";
import type { CallOptions } from "../wire/read_options.ts";
import { allNamespaces } from "./scope.ts";
import type { Session } from "./session.ts";
import { createView } from "./full_view.ts";

/** What further to ask about. */
export interface CanOptions extends CallOptions {
  /** One object only. @default {any} */
  readonly name?: string | undefined;
}

/** Questions about identity and rights. Source: https://kubernetes.io/docs/reference/access-authn-authz/authorization/ */
export interface AccessVerbs {
  /**
   * Whether the client may do something: `k.can("delete", "pods", "web")`. A resource is named as
   * `k.resource` takes it, with a subresource after a slash ("pods/log"), or is "*" for all; what starts
   * with a slash is a path of the server ("/metrics").
   *
   * **Wire**: POST of a SelfSubjectAccessReview. **Errors**: `TypeError` for a resource that the server
   * does not have.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * console.log(await cluster.client().can("create", "deployments", "default")); // true
   * ```
   */
  can(verb: string, resource: string, namespace?: string, options?: CanOptions): Promise<boolean>;
  /**
   * All that the client may do in a namespace, as far as the server can list it: see `incomplete`.
   *
   * **Wire**: POST of a SelfSubjectRulesReview.
   */
  rules(namespace?: string, options?: CallOptions): Promise<SubjectRulesReviewStatus>;
  /** Who the server takes the client for. **Wire**: POST of a SelfSubjectReview. */
  whoami(options?: CallOptions): Promise<UserInfo>;
}

/** Answers {@linkcode AccessVerbs.can}. */
export async function can(
  session: Session,
  verb: string,
  resource: string,
  namespace: string | undefined,
  { name, ...options }: CanOptions,
): Promise<boolean> {
  if (namespace !== undefined && typeof namespace !== "string") {
    throw new TypeError(`Cannot ask for rights in ${JSON.stringify(namespace)}: give its name`);
  }
  const spec = resource.startsWith("/") ? { nonResourceAttributes: { verb, path: resource } } : {
    resourceAttributes: {
      verb,
      name,
      ...await attributesOf(session, resource, namespace, options),
    },
  };
  const { status } = await review(session, "SelfSubjectAccessReview", { spec }, options);
  return status.allowed === true;
}

/** Answers {@linkcode AccessVerbs.rules}. */
export async function rules(
  session: Session,
  namespace: string = session.namespace,
  options: CallOptions,
): Promise<SubjectRulesReviewStatus> {
  const body = { spec: { namespace } };
  return (await review(session, "SelfSubjectRulesReview", body, options)).status;
}

/** Answers {@linkcode AccessVerbs.whoami}. */
export async function whoami(session: Session, options: CallOptions): Promise<UserInfo> {
  return (await review(session, "SelfSubjectReview", {}, options)).status.userInfo;
}

async function attributesOf(
  session: Session,
  resource: string,
  namespace: string | undefined,
  options: CallOptions,
): Promise<object> {
  const [name = "", subresource] = resource.split("/", 2);
  const own = namespace === allNamespaces ? "" : namespace ?? session.namespace;
  if (name === "*") return { group: "*", resource: "*", subresource, namespace: own };
  const { group, version, plural, scope } = await session.discovery.resolve(name, options);
  const place = scope === "Cluster" ? {} : { namespace: own };
  return { group, version, resource: plural, subresource, ...place };
}

/** A review is a question: it is never a dry run, and nobody manages its fields. */
async function review(
  session: Session,
  kind: string,
  body: object,
  options: CallOptions,
): Promise<AnyObject> {
  const entry = resources.find((r) => r.kind === kind) as ResourceEntry;
  const view = createView({ ...session, writes: {} }, entry, undefined);
  return await view.create(body, options);
}
