/**
 * Requests for OpenAPI documents: made when first asked for, and cached by their hash.
 *
 * @module
 */

import type { Catalog } from "../catalog.ts";
import { hashOf } from "../etag.ts";
import { textResponse } from "../respond.ts";
import { discoveryDocuments } from "./discovery_documents.ts";
import { documentKey, openApiDocument } from "./document.ts";
import type { Fields } from "./frame.ts";
import { version2Document } from "./version2.ts";
import { encodeVersion2 } from "./version2_protobuf.ts";

/** The media type of version 2 as protobuf. */
const VERSION_2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

interface Cached {
  readonly text: string;
  readonly hash: string;
}

/** Answers requests for OpenAPI documents; 404 for unknown ones, 406 for forms that they have not. */
export interface OpenApiHandler {
  /** The one document of version 2, as JSON or as protobuf. */
  version2(request: Request): Promise<Response>;
  index(request: Request): Promise<Response>;
  document(request: Request, key: string): Promise<Response>;
}

/** Creates the handler of a catalog. */
export function createOpenApi(catalog: Catalog): OpenApiHandler {
  let generation = -1;
  const cache = new Map<string, Promise<Cached>>();

  function documents(): Map<string, () => Fields> {
    if (generation !== catalog.generation) cache.clear();
    generation = catalog.generation;
    const resources = catalog.groups.flatMap(({ name, versions }) =>
      versions.map((version): [string, () => Fields] => [
        documentKey(name, version),
        () => openApiDocument(catalog, name, version),
      ])
    );
    const all = [...discoveryDocuments(catalog), ...resources];
    return new Map(all.sort(([a], [b]) => a < b ? -1 : 1));
  }

  function load(key: string, make: () => Fields): Promise<Cached> {
    const known = cache.get(key);
    if (known) return known;
    const made = (async () => {
      const text = JSON.stringify(make());
      return { text, hash: await hashOf(text) };
    })();
    cache.set(key, made);
    return made;
  }

  let old: { readonly generation: number; readonly document: Fields } | undefined;

  function version2(): Fields {
    const { generation } = catalog;
    if (old?.generation !== generation) old = { generation, document: version2Document(catalog) };
    return old.document;
  }

  return {
    async version2(request) {
      const text = JSON.stringify(version2());
      const hash = await hashOf(text);
      if (!/proto-openapi\.spec\.v2/.test(request.headers.get("accept") ?? "")) {
        return acceptsJson(request) ? tagged(request, text, hash) : notAcceptable();
      }
      const fresh = request.headers.get("if-none-match") === `"${hash}"`;
      const headers = { "content-type": VERSION_2, etag: `"${hash}"`, vary: "Accept" };
      if (fresh) return new Response(null, { status: 304, headers });
      return new Response(encodeVersion2(version2()), { headers });
    },
    async index(request) {
      const paths: Record<string, unknown> = {};
      for (const [key, make] of documents()) {
        const { hash } = await load(key, make);
        paths[key] = { serverRelativeURL: `/openapi/v3/${key}?hash=${hash}` };
      }
      // The one document that is text to a real server, whatever the client accepts.
      const text = JSON.stringify({ paths });
      const response = tagged(request, text, await hashOf(text), "text/plain; charset=utf-8");
      response.headers.delete("vary");
      return response;
    },
    async document(request, key) {
      const make = documents().get(key);
      if (!make) return new Response(null, { status: 404 });
      if (!acceptsJson(request)) return notAcceptable();
      const { text, hash } = await load(key, make);
      const wanted = new URL(request.url).searchParams.get("hash");
      if (wanted !== null && wanted !== hash) return moved(`/openapi/v3/${key}?hash=${hash}`);
      const response = tagged(request, text, hash);
      if (wanted !== null) keepForYears(response.headers);
      return response;
    },
  };
}

function tagged(
  request: Request,
  text: string,
  hash: string,
  type: string = "application/json",
): Response {
  const etag = `"${hash}"`;
  const fresh = request.headers.get("if-none-match") === etag;
  const response = textResponse(fresh ? 304 : 200, fresh ? "" : text, type);
  response.headers.set("etag", etag);
  response.headers.set("vary", "Accept");
  return response;
}

function moved(location: string): Response {
  const headers = { location, "content-type": "application/json", vary: "Accept" };
  return new Response(null, { status: 301, headers });
}

/** What is asked for by its hash never changes. */
function keepForYears(headers: Headers): void {
  const nextYear = new Date(Date.now() + 365 * 24 * 3600 * 1000);
  headers.set("cache-control", "public, immutable");
  headers.set("expires", nextYear.toUTCString());
}

/** Documents are JSON only. */
function acceptsJson(request: Request): boolean {
  return /application\/(json|\*)|\*\/\*/.test(request.headers.get("accept") ?? "*/*");
}

/** A refusal without a body. */
function notAcceptable(): Response {
  return new Response(null, { status: 406, headers: { vary: "Accept" } });
}
