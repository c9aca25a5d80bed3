/**
 * One HTTP request for a resource and everything that is known about it.
 *
 * @module
 */

import { negotiate, type Representation } from "./accept.ts";
import { APPLY, patchType } from "./body.ts";
import type { Upgrade } from "../runtime/upgrade_port.ts";
import { apiVersion, type Call } from "./call.ts";
import { DEPRECATED } from "./kinds/warnings.ts";
import type { Kernel } from "./kernel.ts";
import type { UserInfo } from "./options.ts";
import { methodNotAllowed, noPage, noSuchResource } from "./refusals.ts";
import { messageFor } from "./protobuf/encode.ts";
import type { RequestInfo } from "./request_info.ts";
import { isPretty, type ResponseStyle } from "./respond.ts";
import { badRequest, notFound } from "./status_error.ts";
import type { SubresourceType, VersionType } from "./resource_type.ts";
import { writeOptions } from "./write_options.ts";
import { pathSegmentProblems } from "../meta/names.ts";

/** A request on its way through the server. */
export interface Exchange {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly info: RequestInfo;
  readonly call: Call;
  /** The served version. */
  readonly served: VersionType;
  readonly subresource: SubresourceType | undefined;
  readonly maxBodyBytes: number;
  /** What the client wants to get. **Errors**: 406. */
  representation(): Representation;
  /** How to write what is no object of the resource: a Status. */
  style(): ResponseStyle;
  /** Consents to an upgrade of the connection; absent where there is none to take over. */
  readonly accept: AcceptUpgrade | undefined;
}

/** Is handed what takes a connection over. */
export type AcceptUpgrade = (upgrade: Upgrade) => void;

/** Resolves a request; the verb, the resource and the options are good afterwards. */
export function resolve(
  kernel: Kernel,
  request: Request,
  query: URLSearchParams,
  info: RequestInfo,
  user: UserInfo,
  warnings: string[],
  accept?: AcceptUpgrade,
): Exchange {
  const found = kernel.catalog.find(info.group, info.version, info.resource);
  if (!found) throw noSuchResource();
  const { type, version } = found;
  const subresource = version.subresources.get(info.subresource);
  if (info.subresource !== "" && !subresource) {
    throw type.custom ? notFound(type, info.name) : noSuchResource();
  }
  if (info.rest.length > 0 && info.subresource !== "proxy") throw noSuchResource();
  const within = info.namespace !== "" && info.namespace !== info.name;
  if (!type.namespaced && within) throw type.custom ? noPage() : noSuchResource();
  const everywhere = info.verb === "list" || info.verb === "watch";
  if (type.custom && type.namespaced && info.namespace === "" && !everywhere) throw noPage();
  const verbs = subresource?.verbs ?? version.verbs;
  checkPlace(info, type.namespaced, verbs);
  const outdated = DEPRECATED[type.storageKey] ?? version.deprecation;
  if (outdated !== undefined) warnings.push(outdated);
  const options = writes(request, query);
  const call: Call = {
    kernel,
    type,
    version: info.version,
    namespace: type.namespaced ? info.namespace : "",
    name: info.name,
    subresource: info.subresource,
    user,
    ...options,
    reviewed: true,
    warn: (text) => void warnings.push(text),
  };
  const media = request.headers.get("accept");
  const pretty = isPretty(query, request.headers.get("user-agent"));
  const isMessage = !type.custom && messageFor(apiVersion(call), type.kind) !== undefined;
  const can = {
    protobuf: isMessage,
    views: true,
    tables: !TABLELESS.has(`${type.storageKey}/${info.subresource}`),
    watch: info.name === "" && request.method === "GET",
    stream: info.verb === "watch",
  };
  const representation = () => negotiate(media, can);
  return {
    request,
    query,
    info,
    call,
    served: version,
    subresource,
    maxBodyBytes: kernel.options.maxBodyBytes ?? 3_145_728,
    accept,
    representation,
    style: () => ({ media: negotiate(media, can).media, pretty }),
  };
}

/** The subresources that cannot be seen as tables. */
const TABLELESS: ReadonlySet<string> = new Set([
  "apiextensions.k8s.io/customresourcedefinitions/status",
  "apiregistration.k8s.io/apiservices/status",
  "certificates.k8s.io/certificatesigningrequests/approval",
  "resource.k8s.io/resourceclaims/status",
]);

/** The verb must be served, and the URL must be of the form that it needs. */
function checkPlace(info: RequestInfo, namespaced: boolean, verbs: readonly string[]): void {
  const item = info.name !== "";
  const verb = info.verb;
  const needsItem = verb === "update" || verb === "patch";
  // One object of a namespaced kind has no path without its namespace.
  if (namespaced && info.namespace === "" && (item || !verbs.includes("list"))) {
    throw noSuchResource();
  }
  const badCreate = verb === "create" && (item !== (info.subresource !== ""));
  const clusterWide = namespaced && info.namespace === "" &&
    verb !== "list" && verb !== "watch";
  if (verb === "" || !verbs.includes(verb) || (needsItem && !item) || badCreate || clusterWide) {
    throw methodNotAllowed();
  }
  const [problem] = item ? pathSegmentProblems(info.name) : [];
  if (problem) throw badRequest(`Name parameter invalid: ${JSON.stringify(info.name)}: ${problem}`);
}

function writes(
  request: Request,
  query: URLSearchParams,
): Pick<Call, "dryRun" | "fieldManager" | "fieldValidation" | "options"> {
  const kinds = { POST: "CreateOptions", PUT: "UpdateOptions", PATCH: "PatchOptions" } as const;
  const kind = kinds[request.method as keyof typeof kinds];
  if (!kind) return { dryRun: false, fieldManager: "unknown", fieldValidation: "Ignore" };
  const isApply = kind === "PatchOptions" && patchType(request) === APPLY;
  return writeOptions(query, request.headers.get("user-agent"), kind, isApply);
}
