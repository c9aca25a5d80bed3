/**
 * The verbs of every view.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { fieldSelector } from "../meta/field_selector.ts";
import type { AnyObject, KubeList, KubeObject } from "../meta/object.ts";
import { type LabelQuery, selector } from "../meta/selector.ts";
import type { Status } from "../meta/status.ts";
import { scope } from "../stream/deadline.ts";
import { type Batches, ending, type Flow, flow } from "../stream/flow.ts";
import { drive } from "../watch/driver.ts";
import type { WatchEvent } from "../watch/events.ts";
import { watchEvents } from "../watch/watch.ts";
import type { GetOptions, ListOptions } from "../wire/read_options.ts";
import type {
  ApplyOptions,
  DeleteOptions,
  PatchOptions,
  WriteOptions,
} from "../wire/write_options.ts";
import {
  toApplyRequest,
  toCreateRequest,
  toDeleteCollectionRequest,
  toDeleteRequest,
  toGetRequest,
  toListRequest,
  toPatchRequest,
  toUpdateRequest,
} from "../wire/request.ts";
import { describe } from "../wire/target.ts";
import { decodePage, fromStatus } from "../wire/response.ts";
import type { DeleteCollectionOptions, IterateOptions, WatchOptions } from "./options.ts";
import { pagesOf } from "./pages.ts";
import { both, named, typed, within } from "./parts.ts";
import type { Requester } from "./requester.ts";
import { requireMergeKeys } from "./strategic.ts";
import type { Patch } from "./verbs.ts";
import { watchPort } from "./watching.ts";

/** What is written: as little as a name, or a whole object that was read. */
type Written = { readonly metadata?: { readonly name?: string; readonly namespace?: string } };

/** A view with the verbs that resources have; which of them a Kind has is the compiler's to say. */
export abstract class ResourceView<T extends KubeObject> implements AsyncIterable<T> {
  readonly #r: Requester;

  constructor(requester: Requester) {
    this.#r = requester;
  }

  /** The same view of another place. */
  protected abstract at(place: Partial<Requester["place"]>): this;

  where(query: string | LabelQuery): this {
    return this.at({ labels: both(this.#r.place.labels, selector(query).toString()) });
  }

  fields(query: string | Readonly<Record<string, string>>): this {
    return this.at({ fields: both(this.#r.place.fields, fieldSelector(query).toString()) });
  }

  get(name: string, options: GetOptions = {}): Promise<T> {
    return this.getPart(undefined, name, options);
  }

  async find(name: string, options: GetOptions = {}): Promise<T | undefined> {
    try {
      return await this.get(name, options);
    } catch (error) {
      // A resource type that the server does not have is a mistake, not an absent object.
      if (isApiError(error, "NotFound") && error.status.details?.name === name) return undefined;
      throw error;
    }
  }

  async list(options: ListOptions = {}): Promise<KubeList<T>> {
    const target = await this.#r.all(options);
    const request = toListRequest(target, { ...this.#r.selectors, ...options });
    const answer = await this.#r.session.transport.exchange(request, options);
    return decodePage(request, answer, target.kind);
  }

  items({ pageSize = 500, signal }: IterateOptions = {}): Flow<T> {
    const read = (page: ListOptions) => this.list(page);
    return flow(async function* (closed) {
      const inner = scope(closed, signal);
      try {
        yield* pagesOf<T>((page) => read({ ...page, signal: inner.signal }), pageSize);
      } finally {
        inner[Symbol.dispose]();
      }
    });
  }

  toArray(options?: IterateOptions): Promise<T[]> {
    return this.items(options).toArray();
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    return this.items()[Symbol.asyncIterator]();
  }

  watch(options: WatchOptions = {}): Flow<WatchEvent<T>> {
    const r = this.#r;
    const { transport, clock, random, onTrouble } = r.session;
    const { signal, resourceVersion, timeoutSeconds } = options;
    return flow((closed) => {
      const inner = scope(closed, signal);
      const open = async () => {
        const target = await r.all({ signal: inner.signal });
        const port = watchPort<T>(transport, target, r.selectors);
        const toError = ({ object }: { readonly object: Status }) =>
          fromStatus(`watch ${port.what}`, object);
        const how = { clock, random, onTrouble, resourceVersion, timeoutSeconds, toError };
        return drive(port, how, inner.signal);
      };
      // Bookmarks are among the events only for who asks for them, and then the types say so.
      const events = watchEvents<T>(open, options) as Batches<WatchEvent<T>>;
      return ending(events, () => inner[Symbol.dispose]());
    });
  }

  async create(object: Written, options: WriteOptions = {}): Promise<T> {
    const target = await this.#r.toCreate(options, object.metadata?.namespace);
    const body = typed(target.kind, object);
    const request = toCreateRequest(target, body, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
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

  async delete(name: string, options: DeleteOptions = {}): Promise<T | Status> {
    const target = await this.#r.one("delete", name, options);
    const request = toDeleteRequest(target, this.#r.deleting(options));
    return await this.#r.object<T | Status>(request, target.kind, options);
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
    await this.#r.session.transport.exchange(request, options);
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
    const request = toPatchRequest(within(target, part), patch, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
  }

  protected async applyPart(
    part: string | undefined,
    name: string,
    fields: Written,
    options: ApplyOptions,
  ): Promise<T> {
    const target = await this.#r.one("apply", name, options, fields.metadata?.namespace);
    const body = typed(target.kind, { ...fields, metadata: { ...fields.metadata, name } });
    const request = toApplyRequest(within(target, part), body, this.#r.writing(options));
    return await this.#r.object(request, target.kind, options);
  }
}
