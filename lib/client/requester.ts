/**
 * What the verbs of a view share: where it looks, and how it asks.
 *
 * @module
 */

import type { Identified, Kind } from "../meta/kind.ts";
import type { KubeList } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import type { ExchangeOptions } from "../transport/transport.ts";
import type { CallOptions, ListQuery } from "../wire/read_options.ts";
import type { DeleteOptions, WriteOptions } from "../wire/write_options.ts";
import type { ObjectView } from "../wire/content.ts";
import type { FieldPath } from "../wire/projection.ts";
import { toListRequest, type WireRequest } from "../wire/request.ts";
import { describe, type Target } from "../wire/target.ts";
import { itemsOf, type PageItems, pageItems } from "../wire/page_items.ts";
import { type Answer, decodeObject, decodePage } from "../wire/response.ts";
import { type Ask, exchange, type Negotiated } from "./content.ts";
import { identify } from "./parts.ts";
import { collectionTarget, creationTarget, objectTarget } from "./scope.ts";
import type { LookOptions } from "./discovery.ts";
import type { Session } from "./session.ts";

/** A Kind, or how to find it out when the first verb is called. */
export type KindSource = Kind | { readonly find: (how: LookOptions) => Promise<Kind> };

/** What a view consists of. */
export interface Place {
  readonly kind: KindSource;
  readonly namespace: string | undefined;
  /** Selectors in text form, "" for none. */
  readonly labels: string;
  readonly fields: string;
  /** Metadata instead of whole objects. */
  readonly metadata?: boolean | undefined;
  /** Only the fields on these paths, as far as the form allows. */
  readonly only?: readonly FieldPath[] | undefined;
}

/** A target whose Kind is known in full. */
export type KnownTarget = Target & { readonly kind: Kind };

/** How a page is read. */
type PageOptions =
  & ExchangeOptions
  & Pick<CallOptions, "contentType">
  & { readonly lean?: boolean };

/** The requests of one view; immutable. */
export class Requester {
  readonly session: Session;
  readonly place: Place;

  constructor(session: Session, place: Place) {
    this.session = session;
    this.place = Object.freeze(place);
  }

  /** The selectors as request options. */
  get selectors(): Pick<ListQuery, "labelSelector" | "fieldSelector"> {
    const { labels, fields } = this.place;
    return {
      ...(labels === "" ? {} : { labelSelector: labels }),
      ...(fields === "" ? {} : { fieldSelector: fields }),
    };
  }

  /** The place in words; nothing is asked, so a resource that was given by name is not known yet. */
  words(): string {
    const { kind, namespace, labels, fields } = this.place;
    const within = namespace === "*" ? "all namespaces" : `namespace "${namespace}"`;
    const what = "find" in kind
      ? `what is found${namespace === undefined ? "" : ` in ${within}`}`
      : describe(collectionTarget(kind, namespace, this.session.namespace));
    return [what, labels && `labels ${labels}`, fields && `fields ${fields}`]
      .filter((part) => part !== "").join(", ");
  }

  /** The collection. */
  async all({ signal, timeoutMs }: LookOptions): Promise<KnownTarget> {
    const { kind: source, namespace } = this.place;
    const kind = "find" in source ? await source.find({ signal, timeoutMs }) : source;
    return { ...collectionTarget(kind, namespace, this.session.namespace), kind };
  }

  /** One object; `own` is the namespace that the object itself names. */
  async one(act: string, name: string, options: CallOptions, own?: string): Promise<KnownTarget> {
    const all = await this.all(options);
    return { ...objectTarget(act, all, name, own), kind: all.kind };
  }

  /** Where a new object belongs. */
  async toCreate(options: CallOptions, own: string | undefined): Promise<KnownTarget> {
    const all = await this.all(options);
    return { ...creationTarget(all, own), kind: all.kind };
  }

  /** The options of a write with the client's defaults. */
  writing<O extends WriteOptions>(options: O): O & { readonly fieldManager: string } {
    const { writes } = this.session;
    const fieldManager = options.fieldManager ?? writes.fieldManager ?? "kubist";
    return { ...writes, ...options, fieldManager };
  }

  /** The options of a delete with the client's defaults. */
  deleting<O extends DeleteOptions>(options: O): O {
    const { dryRun } = this.session.writes;
    return dryRun === undefined ? options : { dryRun, ...options };
  }

  /** Sends a request whose answer is an object; fills in its type where the server left it out. */
  async object<R extends Identified | Status>(
    request: WireRequest,
    kind: Kind,
    options: CallOptions,
  ): Promise<R> {
    const ask = this.ask(kind, "PartialObjectMetadata", options);
    const { answer, reader } = await exchange(this.session, request, ask, options);
    return identify(kind, decodeObject<R>(request, answer, reader));
  }

  /** What a request asks for; `view` is how it says that metadata is meant. */
  ask(kind: Kind, view: ObjectView, { contentType }: Pick<CallOptions, "contentType">): Ask {
    const { metadata, only } = this.place;
    return { kind, view: metadata ? view : undefined, only, contentType };
  }

  /** Reads a page of a collection. */
  async page<T>(target: KnownTarget, query: ListQuery, how: PageOptions): Promise<KubeList<T>> {
    const { request, answer, reader } = await this.#listed(target, query, how);
    return decodePage(request, answer, target.kind, reader, how);
  }

  /** Reads a page of a collection; where that is cheaper, its items are parsed as they are taken. */
  async items<T>(target: KnownTarget, query: ListQuery, how: PageOptions): Promise<PageItems<T>> {
    const { request, answer, reader } = await this.#listed(target, query, how);
    const { runtime } = await import("../runtime/mod.ts");
    return runtime().parsesInPieces
      ? pageItems(request, answer, target.kind, reader)
      : itemsOf(decodePage(request, answer, target.kind, reader));
  }

  async #listed(
    target: KnownTarget,
    query: ListQuery,
    how: PageOptions,
  ): Promise<Negotiated<Answer> & { readonly request: WireRequest }> {
    const request = toListRequest(target, { ...this.selectors, ...query });
    const ask = this.ask(target.kind, "PartialObjectMetadataList", how);
    return { request, ...await exchange(this.session, request, ask, how) };
  }
}
