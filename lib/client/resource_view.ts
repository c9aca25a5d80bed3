/**
 * The one implementation of View.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { fieldSelector } from "../meta/field_selector.ts";
import type { Kind } from "../meta/kind.ts";
import type { KubeList, KubeObject } from "../meta/object.ts";
import { type LabelQuery, selector } from "../meta/selector.ts";
import type { Status } from "../meta/status.ts";
import { type Flow, flow } from "../stream/flow.ts";
import { scope } from "../stream/deadline.ts";
import { drive } from "../watch/driver.ts";
import { eventTracker, type WatchEvent } from "../watch/events.ts";
import type {
  ApplyOptions,
  CallOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  WriteOptions,
} from "../wire/options.ts";
import {
  describe,
  type Target,
  toApplyRequest,
  toCreateRequest,
  toDeleteCollectionRequest,
  toDeleteRequest,
  toGetRequest,
  toListRequest,
  toPatchRequest,
  toUpdateRequest,
  type WireRequest,
} from "../wire/request.ts";
import { decodeObject, decodePage, fromStatus } from "../wire/response.ts";
import { pagesOf } from "./pages.ts";
import { both, identify, typed, within } from "./parts.ts";
import { collectionTarget, creationTarget, objectTarget } from "./scope.ts";
import type { Session } from "./session.ts";
import type {
  DeleteCollectionOptions,
  Draft,
  IterateOptions,
  JsonPatchStep,
  View,
  WatchOptions,
} from "./view.ts";
import { watchPort } from "./watching.ts";

/** A Kind, or how to find it out when the first verb is called. */
export type KindSource = Kind | { readonly find: (signal?: AbortSignal) => Promise<Kind> };

/** What a view consists of; frozen. */
export interface ViewState {
  readonly kind: KindSource;
  readonly namespace: string | undefined;
  readonly labels: string;
  readonly fields: string;
}

/** Creates the view of a resource; checks the place at once when the Kind is known. */
export function createView<T extends KubeObject>(
  session: Session,
  kind: KindSource,
  namespace: string | undefined,
): View<T> {
  if (!("find" in kind)) collectionTarget(kind, namespace, session.namespace);
  return new ResourceView<T>(session, { kind, namespace, labels: "", fields: "" });
}

type KnownTarget = Target & { readonly kind: Kind };
type Patch = Readonly<Record<string, unknown>> | readonly JsonPatchStep[];

class ResourceView<T extends KubeObject> implements View<T> {
  readonly #session: Session;
  readonly #state: ViewState;

  constructor(session: Session, state: ViewState) {
    this.#session = session;
    this.#state = Object.freeze(state);
  }

  where(query: string | LabelQuery): View<T> {
    const labels = both(this.#state.labels, selector(query).toString());
    return new ResourceView<T>(this.#session, { ...this.#state, labels });
  }

  fields(query: string | Readonly<Record<string, string>>): View<T> {
    const fields = both(this.#state.fields, fieldSelector(query).toString());
    return new ResourceView<T>(this.#session, { ...this.#state, fields });
  }

  async get(name: string, options: GetOptions = {}): Promise<T> {
    const target = await this.#one("get", name, options);
    return await this.#exchange(toGetRequest(target, options), target, options);
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
    const target = await this.#all(options);
    const request = toListRequest(target, { ...this.#selectors, ...options });
    return decodePage(
      request,
      await this.#session.transport.exchange(request, options),
      target.kind,
    );
  }

  items({ pageSize = 500, signal }: IterateOptions = {}): Flow<T> {
    return flow(async function* (this: ResourceView<T>, closed: AbortSignal) {
      const within = scope(closed, signal);
      try {
        yield* pagesOf<T>((page) => this.list({ ...page, signal: within.signal }), pageSize);
      } finally {
        within[Symbol.dispose]();
      }
    }.bind(this));
  }

  toArray(options?: IterateOptions): Promise<T[]> {
    return this.items(options).toArray();
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    return this.items()[Symbol.asyncIterator]();
  }

  watch(options: WatchOptions = {}): Flow<WatchEvent<T>> {
    const { transport, clock, random, onTrouble } = this.#session;
    const { signal, resourceVersion, timeoutSeconds } = options;
    return flow(async function* (this: ResourceView<T>, closed: AbortSignal) {
      const within = scope(closed, signal);
      try {
        const target = await this.#all({ signal: within.signal });
        const port = watchPort<T>(transport, target, this.#selectors);
        const toError = (frame: { object: Status }) =>
          fromStatus(`watch ${port.what}`, frame.object);
        const how = { clock, random, onTrouble, resourceVersion, timeoutSeconds, toError };
        const tracker = eventTracker<T>(options);
        for await (const notes of drive(port, how, within.signal)) yield tracker.events(notes);
      } finally {
        within[Symbol.dispose]();
      }
    }.bind(this));
  }

  async create(object: Draft<T>, options: WriteOptions = {}): Promise<T> {
    const all = await this.#all(options);
    const target = { ...creationTarget(all, object.metadata?.namespace), kind: all.kind };
    const body = typed(target.kind, object);
    const request = toCreateRequest(target, body, this.#writing(options));
    return await this.#exchange(request, target, options);
  }

  update(object: T, options: WriteOptions = {}): Promise<T> {
    return this.#update(object, options);
  }

  updateStatus(object: T, options: WriteOptions = {}): Promise<T> {
    return this.#update(object, options, "status");
  }

  patch(name: string, patch: Patch, options: PatchOptions = {}): Promise<T> {
    return this.#patch(name, patch, options);
  }

  patchStatus(name: string, patch: Patch, options: PatchOptions = {}): Promise<T> {
    return this.#patch(name, patch, options, "status");
  }

  apply(name: string, fields: Draft<T>, options: ApplyOptions = {}): Promise<T> {
    return this.#apply(name, fields, options);
  }

  applyStatus(name: string, fields: Draft<T>, options: ApplyOptions = {}): Promise<T> {
    return this.#apply(name, fields, options, "status");
  }

  async delete(name: string, options: DeleteOptions = {}): Promise<T | Status> {
    const target = await this.#one("delete", name, options);
    const request = toDeleteRequest(target, this.#deleting(options));
    return await this.#exchange<T | Status>(request, target, options);
  }

  async deleteCollection(options: DeleteCollectionOptions = {}): Promise<void> {
    const { all = false, ...rest } = options;
    const target = await this.#all(options);
    const { labels, fields } = this.#state;
    if (labels === "" && fields === "" && !all) {
      throw new TypeError(
        `Cannot delete ${
          describe(target)
        }: the view has no selector; add one, or say { all: true }`,
      );
    }
    const request = toDeleteCollectionRequest(target, this.#selectors, this.#deleting(rest));
    await this.#session.transport.exchange(request, options);
  }

  get #selectors(): { labelSelector?: string; fieldSelector?: string } {
    const { labels, fields } = this.#state;
    return {
      ...(labels === "" ? {} : { labelSelector: labels }),
      ...(fields === "" ? {} : { fieldSelector: fields }),
    };
  }

  #writing<O extends WriteOptions>(options: O): O & { fieldManager: string } {
    const { writes } = this.#session;
    return {
      ...writes,
      ...options,
      fieldManager: options.fieldManager ?? writes.fieldManager ?? "kubist",
    };
  }

  #deleting<O extends DeleteOptions>(options: O): O {
    const { dryRun } = this.#session.writes;
    return dryRun === undefined ? options : { dryRun, ...options };
  }

  async #all(options: CallOptions): Promise<KnownTarget> {
    const { kind: source, namespace } = this.#state;
    const kind = "find" in source ? await source.find(options.signal) : source;
    return { ...collectionTarget(kind, namespace, this.#session.namespace), kind };
  }

  async #one(
    act: string,
    name: string,
    options: CallOptions,
    own?: string,
  ): Promise<KnownTarget> {
    const all = await this.#all(options);
    return { ...objectTarget(act, all, name, own), kind: all.kind };
  }

  async #update(object: T, options: WriteOptions, subresource?: string): Promise<T> {
    const { name, namespace } = object.metadata;
    const target = await this.#one("update", name, options, namespace);
    const part = within(target, subresource);
    const request = toUpdateRequest(part, typed(target.kind, object), this.#writing(options));
    return await this.#exchange(request, target, options);
  }

  async #patch(name: string, patch: Patch, options: PatchOptions, part?: string): Promise<T> {
    const target = await this.#one("patch", name, options);
    const request = toPatchRequest(within(target, part), patch, this.#writing(options));
    return await this.#exchange(request, target, options);
  }

  async #apply(
    name: string,
    fields: Draft<T>,
    options: ApplyOptions,
    part?: string,
  ): Promise<T> {
    const target = await this.#one("apply", name, options, fields.metadata?.namespace);
    const body = typed(target.kind, { ...fields, metadata: { ...fields.metadata, name } });
    const request = toApplyRequest(within(target, part), body, this.#writing(options));
    return await this.#exchange(request, target, options);
  }

  async #exchange<R extends T | Status = T>(
    request: WireRequest,
    target: KnownTarget,
    options: CallOptions,
  ): Promise<R> {
    const answer = await this.#session.transport.exchange(request, options);
    return identify(target.kind, decodeObject<R>(request, answer));
  }
}
