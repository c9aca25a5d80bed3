/**
 * The verbs on subresources; a view has those of its Kind.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 *
 * @module
 */

import type { TokenRequest, TokenRequestSpec } from "../generated/authentication/v1.ts";
import type { Scale } from "../generated/autoscaling/v1.ts";
import type { DeepPartial } from "../meta/draft.ts";
import type { Status } from "../meta/status.ts";
import type { Flow } from "../stream/flow.ts";
import type {
  ApplyOptions,
  CreateOptions,
  DeleteOptions,
  GetOptions,
  PatchOptions,
  UpdateOptions,
} from "../wire/options.ts";
import type { LogOptions, ProxyOptions } from "./options.ts";
import type { Patch } from "./verbs.ts";

/** What controllers write. */
export interface StatusVerbs<T, W> {
  /** **Wire**: GET on `/status` */
  getStatus(name: string, options?: GetOptions): Promise<T>;
  /** Replaces the status alone. **Wire**: PUT on `/status`. **Errors**: Conflict. */
  updateStatus(object: W, options?: UpdateOptions): Promise<T>;
  /** **Wire**: PATCH on `/status` */
  patchStatus(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
  /** **Wire**: PATCH on `/status` with `application/apply-patch+yaml` */
  applyStatus(name: string, fields: DeepPartial<W>, options?: ApplyOptions): Promise<T>;
}

/** How many. */
export interface ScaleVerbs {
  /** Asks for so many replicas. **Wire**: PATCH on `/scale` */
  scale(name: string, replicas: number, options?: PatchOptions): Promise<Scale>;
  /** **Wire**: GET on `/scale` */
  getScale(name: string, options?: GetOptions): Promise<Scale>;
  /** **Wire**: PUT on `/scale`. **Errors**: Conflict. */
  updateScale(scale: Scale, options?: UpdateOptions): Promise<Scale>;
}

/** Leaving politely. */
export interface EvictionVerbs {
  /**
   * Evicts a pod, as its disruption budgets allow.
   *
   * **Wire**: POST on `/eviction`. **Errors**: TooManyRequests when a budget forbids it.
   * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
   */
  evict(name: string, options?: DeleteOptions): Promise<Status>;
}

/** What a scheduler does. */
export interface BindingVerbs {
  /** Puts a pod on a node. **Wire**: POST on `/binding`. **Errors**: Conflict when it has one. */
  bind(name: string, node: string, options?: CreateOptions): Promise<Status>;
}

/** Tokens of service accounts. */
export interface TokenVerbs {
  /**
   * Makes a token; it is in `status.token`.
   *
   * **Wire**: POST on `/token`. **Units**: `expirationSeconds`, at least 600.
   */
  createToken(
    name: string,
    spec?: Partial<TokenRequestSpec>,
    options?: CreateOptions,
  ): Promise<TokenRequest>;
}

/** Approval of certificate requests. */
export interface ApprovalVerbs<T, W> {
  /** Replaces the conditions of the approval. **Wire**: PUT on `/approval` */
  updateApproval(object: W, options?: UpdateOptions): Promise<T>;
  /** **Wire**: PATCH on `/approval` */
  patchApproval(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
}

/** Containers added to a running pod. */
export interface EphemeralContainersVerbs<T, W> {
  /** **Wire**: PUT on `/ephemeralcontainers` */
  updateEphemeralContainers(object: W, options?: UpdateOptions): Promise<T>;
  /** **Wire**: PATCH on `/ephemeralcontainers` */
  patchEphemeralContainers(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
}

/** Resources of a running pod. */
export interface ResizeVerbs<T, W> {
  /** **Wire**: PUT on `/resize` */
  updateResize(object: W, options?: UpdateOptions): Promise<T>;
  /** **Wire**: PATCH on `/resize` */
  patchResize(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
}

/** The log of a container. */
export interface LogVerbs {
  /**
   * The lines of a container's log, without their line ends.
   *
   * **Wire**: GET on `/log`. **Yields**: one string a line.
   */
  logs(name: string, options?: LogOptions): Flow<string>;
}

/** Requests through the API server. */
export interface ProxyVerbs {
  /** Sends a request to what listens there and gives its answer as it is. **Wire**: `/proxy/PATH` */
  proxy(name: string, path: string, options?: ProxyOptions): Promise<Response>;
}

/** The last step of deleting a namespace. */
export interface FinalizeVerbs<T, W> {
  /** Replaces `spec.finalizers`. **Wire**: PUT on `/finalize` */
  finalize(object: W, options?: UpdateOptions): Promise<T>;
}

/** The verbs by subresource. */
export interface SubresourceVerbs<T, W> {
  readonly status: StatusVerbs<T, W>;
  readonly scale: ScaleVerbs;
  readonly eviction: EvictionVerbs;
  readonly binding: BindingVerbs;
  readonly token: TokenVerbs;
  readonly approval: ApprovalVerbs<T, W>;
  readonly ephemeralcontainers: EphemeralContainersVerbs<T, W>;
  readonly resize: ResizeVerbs<T, W>;
  readonly log: LogVerbs;
  readonly proxy: ProxyVerbs;
  readonly finalize: FinalizeVerbs<T, W>;
}

/** The verbs of all subresources. */
export interface AllSubresourceVerbs<T, W>
  extends
    StatusVerbs<T, W>,
    ScaleVerbs,
    EvictionVerbs,
    BindingVerbs,
    TokenVerbs,
    ApprovalVerbs<T, W>,
    EphemeralContainersVerbs<T, W>,
    ResizeVerbs<T, W>,
    LogVerbs,
    ProxyVerbs,
    FinalizeVerbs<T, W> {}
