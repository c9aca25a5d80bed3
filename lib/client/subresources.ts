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
import type { GetOptions } from "../wire/read_options.ts";
import type {
  ApplyOptions,
  CreateOptions,
  PatchOptions,
  UpdateOptions,
} from "../wire/write_options.ts";
import type { AttachVerbs, ExecVerbs } from "./commands.ts";
import type { ProxyOptions, ScaleOptions } from "./options.ts";
import type {
  BindingVerbs,
  EphemeralContainersVerbs,
  EvictionVerbs,
  LogVerbs,
  ResizeVerbs,
} from "./pod_subresources.ts";
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
  /**
   * Asks for so many replicas.
   *
   * **Wire**: PATCH on `/scale`; with `from` GET and PUT; with `waitMs` also a watch.
   * **Errors**: `RangeError` for a number that cannot be; `WaitError` when there are others than `from`,
   * and when they are not all ready in time.
   */
  scale(name: string, replicas: number, options?: ScaleOptions): Promise<Scale>;
  /** **Wire**: GET on `/scale` */
  getScale(name: string, options?: GetOptions): Promise<Scale>;
  /** **Wire**: PUT on `/scale`. **Errors**: Conflict. */
  updateScale(scale: Scale, options?: UpdateOptions): Promise<Scale>;
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
  /** What controllers say of an object. */
  readonly status: StatusVerbs<T, W>;
  /** How many replicas there shall be. */
  readonly scale: ScaleVerbs;
  /** Deleting a pod as its disruption budget allows. */
  readonly eviction: EvictionVerbs;
  /** Putting a pod on a node. */
  readonly binding: BindingVerbs;
  /** Tokens of a service account. */
  readonly token: TokenVerbs;
  /** Granting a certificate request. */
  readonly approval: ApprovalVerbs<T, W>;
  /** Containers for debugging in a running pod. */
  readonly ephemeralcontainers: EphemeralContainersVerbs<T, W>;
  /** Other resources for a running pod. */
  readonly resize: ResizeVerbs<T, W>;
  /** What a container prints. */
  readonly log: LogVerbs;
  /** Running a command. */
  readonly exec: ExecVerbs;
  /** Joining the process that runs. */
  readonly attach: AttachVerbs;
  /** Requests to what a pod or a service serves. */
  readonly proxy: ProxyVerbs;
  /** Letting a namespace go. */
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
    ExecVerbs,
    AttachVerbs,
    ProxyVerbs,
    FinalizeVerbs<T, W> {}
