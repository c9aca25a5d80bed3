/**
 * The verbs of every view.
 *
 * @module
 */

import type { AnyObject, KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import type { GetOptions } from "../wire/read_options.ts";
import type { ApplyOptions, PatchOptions, WriteOptions } from "../wire/write_options.ts";
import {
  toApplyRequest,
  toCreateRequest,
  toDeleteCollectionRequest,
  toDeleteRequest,
  toGetRequest,
  toPatchRequest,
  toUpdateRequest,
} from "../wire/request.ts";
import type { Table } from "../wire/table.ts";
import { describe } from "../wire/target.ts";
import type { Change } from "./editing.ts";
import type {
  DeleteCollectionOptions,
  EditOptions,
  RemoveOptions,
  WaitOptions,
} from "./options.ts";
import { exchange } from "./content.ts";
import { checkNaming, warningOf } from "./naming.ts";
import { named, typed, within } from "./parts.ts";
import { ReadingView } from "./reading_view.ts";
import type { KnownTarget, Requester } from "./requester.ts";
import type { KnownPaths, Selected, Selection } from "./selection.ts";
import { metadataView, selectionOf, tableOf } from "./shape_views.ts";
import type { MetadataView, TableOptions } from "./shapes.ts";
import { requireMergeKeys } from "./strategic.ts";
import type { Patch } from "./verbs.ts";
import type { Check, WaitCondition } from "./wait_condition.ts";

/** What is written: as little as a name, or a whole object that was read. */
type Written = {
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
  };
};

/** A view with the verbs that resources have; which of them a Kind has is the compiler's to say. */
export abstract class ResourceView<T extends KubeObject> extends ReadingView<T> {
  readonly #r: Requester;

  constructor(requester: Requester) {
    super(requester);
    this.#r = requester;
  }

  get meta(): MetadataView {
    return metadataView(this.#r);
  }

  select<const Fields extends Readonly<Record<string, string>>>(
    fields: Fields & KnownPaths<T, Fields>,
  ): Selection<Selected<T, Fields>> {
    return selectionOf<Selected<T, Fields>>(this.#r, fields);
  }

  table(options: TableOptions = {}): Promise<Table> {
    return tableOf(this.#r, options);
  }

  async create(object: Written, options: WriteOptions = {}): Promise<T> {
    const target = await this.#r.toCreate(options, object.metadata?.namespace);
    checkNaming(target, object.metadata);
    const writing = this.#r.writing(options);
    const request = toCreateRequest(target, typed(target.kind, object), writing);
    const created = await this.#r.object<T>(request, target.kind, options);
    const warning = writing.dryRun && warningOf(object.metadata, created.metadata);
    if (warning) this.#r.session.onWarning?.(warning);
    return created;
  }

  update(object: Written, options: WriteOptions = {}): Promise<T> {
    return this.updatePart(undefined, object, options);
  }

  patch(name: string, patch: Patch, options: PatchOptions = {}): Promise<T> {
    return this.patchPart(undefined, name, patch, options);
  }

  apply(name: string, fields: Written, options: ApplyOptions = {}): Promise<T> {
    return this.applyPart(undefined, name, fields, options);
  }

  async edit(name: string, change: Change<T>, options: EditOptions = {}): Promise<T> {
    const target = await this.#r.one("edit", name, options);
    const { signal, timeoutMs } = options;
    // Loaded here, as what waits is below, so that importing kubist does not cost what few scripts use.
    const { editObject } = await import("./editing.ts");
    return await editObject(
      this.#r.session,
      {
        target,
        read: () => this.get(name, { signal, timeoutMs }),
        send: ({ type, patch }) => this.patch(name, patch, { ...options, type }),
      },
      change,
      signal,
    );
  }

  async delete(name: string, options: RemoveOptions = {}): Promise<T | Status> {
    const { waitMs, ...rest } = options;
    const target = await this.#r.one("delete", name, options);
    const request = toDeleteRequest(target, this.#r.deleting(rest));
    const answer = await this.#r.object<T | Status>(request, target.kind, options);
    const { dryRun } = this.#r.deleting(rest);
    if (waitMs === undefined || dryRun) return answer;
    const { goneCheck } = await import("./wait_condition.ts");
    const how = { signal: options.signal, timeoutMs: waitMs };
    await this.waitUntil(name, goneCheck<T>(uidOf(answer)), how);
    return answer;
  }

  wait(name: string, until: "deleted", options?: WaitOptions<T>): Promise<T | undefined>;
  wait(name: string, until: WaitCondition<T>, options?: WaitOptions<T>): Promise<T>;
  async wait(
    name: string,
    until: WaitCondition<T>,
    options: WaitOptions<T> = {},
  ): Promise<T | undefined> {
    const { toCheck } = await import("./wait_condition.ts");
    return await this.waitUntil(name, toCheck(until), options);
  }

  async waitAll(until: WaitCondition<T>, options: WaitOptions<T> = {}): Promise<T[]> {
    const { toCheck } = await import("./wait_condition.ts");
    const { waitForAll } = await import("./waiting_all.ts");
    const failOn = options.failOn?.map(toCheck<T>);
    return await waitForAll<T>(this.#r, toCheck(until), { ...options, failOn });
  }

  protected async waitUntil(
    name: string,
    check: Check<T>,
    options: WaitOptions<T>,
  ): Promise<T | undefined> {
    const target = { ...await this.#r.one("wait for", name, options), name };
    const { toCheck } = await import("./wait_condition.ts");
    const { waitFor } = await import("./waiting.ts");
    const failOn = options.failOn?.map(toCheck<T>);
    return await waitFor<T>(this.#r, target, check, { ...options, failOn });
  }

  async deleteCollection(options: DeleteCollectionOptions = {}): Promise<void> {
    const { all = false, ...rest } = options;
    const target = await this.#r.all(options);
    const { selectors } = this.#r;
    if (Object.keys(selectors).length === 0 && !all) {
      throw new TypeError(
        `Cannot delete ${
          describe(target)
        }: the view has no selector; add one, or say { all: true }`,
      );
    }
    const request = toDeleteCollectionRequest(target, selectors, this.#r.deleting(rest));
    await exchange(this.#r.session, request, { kind: target.kind, contentType: "json" }, options);
  }

  protected async getPart<R extends AnyObject | T = T>(
    part: string | undefined,
    name: string,
    options: GetOptions,
  ): Promise<R> {
    const target = await this.#r.one("get", name, options);
    return await this.#r.object(toGetRequest(within(target, part), options), target.kind, options);
  }

  protected async updatePart<R extends AnyObject | T = T>(
    part: string | undefined,
    object: Written,
    options: WriteOptions,
  ): Promise<R> {
    const { name, namespace } = named("update", object);
    const target = await this.#r.one("update", name, options, namespace);
    // The body of some subresources is of another kind than their resource.
    const body = part === "scale" ? object : typed(target.kind, object);
    const request = toUpdateRequest(within(target, part), body, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
  }

  protected async patchPart<R extends AnyObject | T = T>(
    part: string | undefined,
    name: string,
    patch: Patch,
    options: PatchOptions,
  ): Promise<R> {
    const target = await this.#r.one("patch", name, options);
    if (options.type === "strategic") requireMergeKeys(target.kind);
    if (Array.isArray(patch)) {
      const { checkJsonPatch } = await import("../meta/json_patch.ts");
      checkJsonPatch(patch);
    }
    const request = toPatchRequest(within(target, part), patch, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
  }

  protected async applyPart(
    part: string | undefined,
    name: string,
    fields: Written,
    options: ApplyOptions,
  ): Promise<T> {
    const target = await this.#r.one("apply", name, options, fields?.metadata?.namespace);
    requireFields(target, fields);
    const body = typed(target.kind, { ...fields, metadata: { ...fields.metadata, name } });
    const request = toApplyRequest(within(target, part), body, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
  }
}

/** The name stands before the fields, as it does for patches. */
function requireFields(target: KnownTarget, fields: unknown): void {
  if (typeof fields === "object" && fields !== null && !Array.isArray(fields)) return;
  const state = "give its name and then its fields, as an object";
  throw new TypeError(`Cannot apply ${describe(target)}: ${state}`);
}

/** A Status names what it is about in its details. */
function uidOf(answer: KubeObject | Status): string | undefined {
  return answer.kind === "Status"
    ? (answer as Status).details?.uid
    : (answer as KubeObject).metadata.uid;
}
