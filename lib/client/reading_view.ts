/**
 * The verbs that read, in whatever shape.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { fieldSelector } from "../meta/field_selector.ts";
import type { KubeList, KubeObject } from "../meta/object.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { type LabelQuery, selector } from "../meta/selector.ts";
import { scope } from "../stream/deadline.ts";
import { type Batches, ending, type Flow, flow, mapping, opening } from "../stream/flow.ts";
import type { WatchEvent } from "../watch/events.ts";
import type { Informer, InformerOptions } from "../watch/informer.ts";
import type { GetOptions, ListOptions } from "../wire/read_options.ts";
import { toGetRequest } from "../wire/request.ts";
import { informerSource } from "./informing.ts";
import type { IterateOptions, WatchOptions } from "./options.ts";
import { pagesOf, type ReadPage } from "./pages.ts";
import type { Requester } from "./requester.ts";
import { informerTool } from "./tools.ts";
import { both, printAs } from "./parts.ts";
import type { FieldQuery } from "./verbs.ts";

/** A view that reads objects `T` and shows each as `E`. */
export abstract class ReadingView<T extends KubeObject, E = T> implements AsyncIterable<E> {
  readonly #r: Requester;
  readonly #show: ((object: T) => E) | undefined;

  /** `show` is left out where objects are shown as they are. */
  constructor(requester: Requester, show?: (object: T) => E) {
    this.#r = requester;
    this.#show = show;
  }

  /** The same view of another place. */
  protected abstract at(place: Partial<Requester["place"]>): this;

  where(query: string | LabelQuery): this {
    const { onWarning } = this.#r.session;
    const labels = selector(query, { onWarning }).toString();
    return this.at({ labels: both(this.#r.place.labels, labels) });
  }

  fields(query: string | FieldQuery<string>): this {
    const given = typeof query === "string" ? query : defined(query);
    return this.at({ fields: both(this.#r.place.fields, fieldSelector(given).toString()) });
  }

  async get(name: string, options: GetOptions = {}): Promise<E> {
    const target = await this.#r.one("get", name, options);
    const object = await this.#r.object<T>(toGetRequest(target, options), target.kind, options);
    return this.#shown(object);
  }

  async find(name: string, options: GetOptions = {}): Promise<E | undefined> {
    try {
      return await this.get(name, options);
    } catch (error) {
      // A resource type that the server does not have is a mistake, not an absent object.
      if (isApiError(error, "NotFound") && error.status.details?.name === name) return undefined;
      throw error;
    }
  }

  async list(options: ListOptions = {}): Promise<KubeList<E>> {
    const page = await this.#page(options);
    return this.#show ? { ...page, items: page.items.map(this.#show) } : page as KubeList<never>;
  }

  items(options: IterateOptions = {}): Flow<E> {
    requireKnown("list", options, iterateOptions);
    const { pageSize = 500, signal, contentType } = options;
    return flow((closed) => {
      const inner = scope(closed, signal);
      const how = { signal: inner.signal, contentType };
      const read: ReadPage<T> = async (page) => {
        return await this.#r.items(await this.#r.all(how), page, how);
      };
      const pages = pagesOf(read, pageSize);
      return ending(this.#shownPages(pages), () => inner[Symbol.dispose]());
    });
  }

  async toArray(options?: IterateOptions): Promise<E[]> {
    return await this.items(options).toArray();
  }

  /** What the view is about, for people: `pods in all namespaces, labels app=api`. */
  toString(): string {
    return this.#r.words();
  }

  async first(options: Omit<ListOptions, "limit" | "continue"> = {}): Promise<E | undefined> {
    const { items: [first] } = await this.list({ ...options, limit: 1 });
    return first;
  }

  [Symbol.asyncIterator](): AsyncIterator<E> {
    return this.items()[Symbol.asyncIterator]();
  }

  watch(options: WatchOptions = {}): Flow<WatchEvent<T>> {
    return flow((closed) => {
      const inner = scope(closed, options.signal);
      const events = opening(async () => {
        // Loaded here, so that importing kubist does not cost what only watching needs.
        const { watchBatches } = await import("./watching.ts");
        return watchBatches<T>(this.#r, options, inner.signal);
      });
      return ending(this.#shownEvents(events), () => inner[Symbol.dispose]());
    });
  }

  informer<K = E>(options: InformerOptions<E, K> = {}): Informer<K> {
    const { session } = this.#r;
    const { createInformer } = informerTool(session);
    const source = informerSource<T>(this.#r, this.#show);
    // A transform takes what the view shows, which is what the source makes of each object.
    const wanted = options as unknown as InformerOptions<T, K>;
    // What is no object is refused there, and not spread before.
    if (typeof wanted !== "object") return createInformer(source, wanted);
    return createInformer(source, { ...wanted, freeze: wanted.freeze ?? session.freeze });
  }

  async #page(options: ListOptions): Promise<KubeList<T>> {
    return await this.#r.page<T>(await this.#r.all(options), options, options);
  }

  #shown(object: T): E {
    return this.#show ? this.#show(object) : object as unknown as E;
  }

  #shownPages(pages: Batches<T>): Batches<E> {
    return this.#show ? mapping(pages, this.#show) : pages as unknown as Batches<E>;
  }

  /** What a change shows of its object is for the types of each view to say. */
  #shownEvents(events: Batches<WatchEvent<T>>): Batches<WatchEvent<T>> {
    const show = this.#show;
    if (!show) return events;
    const toShown = (event: WatchEvent<T>) =>
      (event.type as string) === "BOOKMARK"
        ? event
        : { ...event, object: show(event.object as T) } as unknown as WatchEvent<T>;
    return mapping(events, toShown);
  }
}

const iterateOptions: OptionNames<IterateOptions> = {
  signal: true,
  pageSize: true,
  contentType: true,
};

printAs(ReadingView.prototype, (view) => `View(${view})`);

function defined(query: FieldQuery<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
