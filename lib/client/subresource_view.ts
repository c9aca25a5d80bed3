/**
 * The verbs on subresources.
 *
 * @module
 */

import type { TokenRequest, TokenRequestSpec } from "../generated/authentication/v1.ts";
import type { Scale } from "../generated/autoscaling/v1.ts";
import type { Identified } from "../meta/kind.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import { type Flow, flow } from "../stream/flow.ts";
import type { GetOptions } from "../wire/read_options.ts";
import type {
  ApplyOptions,
  CreateOptions,
  PatchOptions,
  UpdateOptions,
} from "../wire/write_options.ts";
import { toCreateRequest } from "../wire/request.ts";
import type {
  AttachOptions,
  CommandResult,
  CommandSession,
  ExecOptions,
  ExecStreamOptions,
} from "./commands.ts";
import type { EvictOptions, LogOptions, ProxyOptions, ScaleOptions } from "./options.ts";
import { within } from "./parts.ts";
import type { KnownTarget, Requester } from "./requester.ts";
import { ResourceView } from "./resource_view.ts";
import type { AllSubresourceVerbs } from "./subresources.ts";
import type { Patch } from "./verbs.ts";

/**
 * A view with the verbs on subresources. What is behind the rarer ones is loaded by their first call, so
 * that importing kubist does not cost it.
 */
export abstract class SubresourceView extends ResourceView<AnyObject>
  implements Omit<AllSubresourceVerbs<AnyObject, KubeObject>, "logs"> {
  readonly #r: Requester;

  constructor(requester: Requester) {
    super(requester);
    this.#r = requester;
  }

  getStatus(name: string, options: GetOptions = {}): Promise<AnyObject> {
    return this.getPart("status", name, options);
  }

  updateStatus(object: KubeObject, options: UpdateOptions = {}): Promise<AnyObject> {
    return this.updatePart("status", object, options);
  }

  patchStatus(name: string, patch: Patch, options: PatchOptions = {}): Promise<AnyObject> {
    return this.patchPart("status", name, patch, options);
  }

  applyStatus(name: string, fields: object, options: ApplyOptions = {}): Promise<AnyObject> {
    return this.applyPart("status", name, fields, options);
  }

  async scale(name: string, replicas: number, options: ScaleOptions = {}): Promise<Scale> {
    const { from, waitMs, ...rest } = options;
    const { requireReplicas, scaledCheck } = await import("./scaling.ts");
    requireReplicas(name, replicas);
    const target = await this.#r.one("scale", name, rest);
    const scale = from === undefined
      ? await this.patchPart<Scale>("scale", name, { spec: { replicas } }, rest)
      : await this.#scaleFrom(target, from, replicas, rest);
    if (waitMs === undefined || this.#r.writing(rest).dryRun) return scale;
    const { signal, timeoutMs } = rest;
    const look = () => this.getScale(name, { signal, timeoutMs });
    await this.waitUntil(name, scaledCheck(target, replicas, look), { signal, timeoutMs: waitMs });
    return await look();
  }

  getScale(name: string, options: GetOptions = {}): Promise<Scale> {
    return this.getPart<Scale>("scale", name, options);
  }

  updateScale(scale: Scale, options: UpdateOptions = {}): Promise<Scale> {
    return this.updatePart<Scale>("scale", scale, options);
  }

  async evict(name: string, { waitMs = 0, ...options }: EvictOptions = {}): Promise<Status> {
    const { toEvictionOptions } = await import("../wire/subresource.ts");
    const { untilAllowed } = await import("./evicting.ts");
    const { call, deleteOptions } = toEvictionOptions(this.#r.deleting(options));
    const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name } };
    const body = { ...eviction, ...deleteOptions };
    const evict = () => this.#post<Status>("evict", name, "eviction", body, call);
    return await untilAllowed(this.#r.session, evict, waitMs, options.signal);
  }

  bind(name: string, node: string, options: CreateOptions = {}): Promise<Status> {
    const target = { apiVersion: "v1", kind: "Node", name: node };
    const binding = { apiVersion: "v1", kind: "Binding", metadata: { name }, target };
    return this.#post("bind", name, "binding", binding, options);
  }

  createToken(
    name: string,
    spec: Partial<TokenRequestSpec> = {},
    options: CreateOptions = {},
  ): Promise<TokenRequest> {
    const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec };
    return this.#post("create a token for", name, "token", body, options);
  }

  updateApproval(object: KubeObject, options: UpdateOptions = {}): Promise<AnyObject> {
    return this.updatePart("approval", object, options);
  }

  patchApproval(name: string, patch: Patch, options: PatchOptions = {}): Promise<AnyObject> {
    return this.patchPart("approval", name, patch, options);
  }

  updateEphemeralContainers(object: KubeObject, options: UpdateOptions = {}): Promise<AnyObject> {
    return this.updatePart("ephemeralcontainers", object, options);
  }

  patchEphemeralContainers(
    name: string,
    patch: Patch,
    options: PatchOptions = {},
  ): Promise<AnyObject> {
    return this.patchPart("ephemeralcontainers", name, patch, options);
  }

  updateResize(object: KubeObject, options: UpdateOptions = {}): Promise<AnyObject> {
    return this.updatePart("resize", object, options);
  }

  patchResize(name: string, patch: Patch, options: PatchOptions = {}): Promise<AnyObject> {
    return this.patchPart("resize", name, patch, options);
  }

  finalize(object: KubeObject, options: UpdateOptions = {}): Promise<AnyObject> {
    return this.updatePart("finalize", object, options);
  }

  logs(name: string, options: LogOptions = {}): Flow<string> {
    const r = this.#r;
    return flow(async function* (closed) {
      const { logLines } = await import("./logs.ts");
      yield* logLines(r, name, options, closed);
    });
  }

  exec(name: string, command: readonly string[], o: ExecStreamOptions): Promise<CommandSession>;
  exec(name: string, command: readonly string[], o?: ExecOptions): Promise<CommandResult>;
  async exec(
    name: string,
    command: readonly string[],
    options: ExecOptions | ExecStreamOptions = {},
  ): Promise<CommandSession | CommandResult> {
    const { openCommand, runCommand } = await import("./exec.ts");
    if (options.stream) return await openCommand(this.#r, name, command, options);
    return await runCommand(this.#r, name, command, options);
  }

  async attach(name: string, options: AttachOptions = {}): Promise<CommandSession> {
    const { attachTo } = await import("./exec.ts");
    return await attachTo(this.#r, name, options);
  }

  async proxy(name: string, path: string, options: ProxyOptions = {}): Promise<Response> {
    const { toProxyRequest } = await import("../wire/subresource.ts");
    const target = await this.#r.one("reach", name, options);
    return await this.#r.session.transport.raw(toProxyRequest(target, path, options), options);
  }

  /** Writes a scale over the one that was read, so that nobody's change in between is lost. */
  async #scaleFrom(
    target: KnownTarget,
    from: number,
    replicas: number,
    { type: _, ...options }: PatchOptions,
  ): Promise<Scale> {
    const { requirePresent } = await import("./scaling.ts");
    const scale = await this.getScale(target.name ?? "", { signal: options.signal });
    requirePresent(target, scale, from);
    return await this.updateScale({ ...scale, spec: { ...scale.spec, replicas } }, options);
  }

  /** POST on a subresource whose body is of another kind than its resource. */
  async #post<R extends Identified>(
    act: string,
    name: string,
    part: string,
    body: object,
    options: CreateOptions,
  ): Promise<R> {
    const target = await this.#r.one(act, name, options);
    const request = toCreateRequest(within(target, part), body, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
  }
}
