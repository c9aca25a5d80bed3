/**
 * Requests for OpenAPI documents: made when first asked for, and cached by their hash.
 *
 * @module
 */

import type { Catalog } from "../catalog.ts";
import { hashOf } from "../etag.ts";
import { textResponse } from "../respond.ts";
import { notAcceptable } from "../refusals.ts";
import { documentKey, openApiDocument } from "./document.ts";
import { type Fields, version2Document } from "./version2.ts";
import { encodeVersion2 } from "./version2_protobuf.ts";

/** The media type of version 2 as protobuf. */
const VERSION_2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

interface Cached {
  readonly text: string;
  readonly hash: string;
}

/** Answers requests below /openapi/v3; undefined for an unknown document. */
export interface OpenApiHandler {
  /** The one document of version 2, as JSON or as protobuf. */
  version2(request: Request): Promise<Response>;
  index(request: Request): Promise<Response>;
  document(request: Request, key: string): Promise<Response | undefined>;
}

/** Creates the handler of a catalog. */
export function createOpenApi(catalog: Catalog): OpenApiHandler {
  let generation = -1;
  const cache = new Map<string, Promise<Cached>>();

  function documents(): Map<string, { group: string; version: string }> {
    if (generation !== catalog.generation) cache.clear();
    generation = catalog.generation;
    return new Map(
      catalog.groups.flatMap((g) =>
        g.versions.map((version): [string, { group: string; version: string }] => [
          documentKey(g.name, version),
          { group: g.name, version },
        ])
      ),
    );
  }

  function load(key: string, group: string, version: string): Promise<Cached> {
    const known = cache.get(key);
    if (known) return known;
    const made = (async () => {
      const text = JSON.stringify(openApiDocument(catalog, group, version));
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
        checkAccept(request);
        return tagged(request, text, hash);
      }
      const fresh = request.headers.get("if-none-match") === `"${hash}"`;
      const headers = { "content-type": VERSION_2, etag: `"${hash}"`, vary: "Accept" };
      if (fresh) return new Response(null, { status: 304, headers });
      return new Response(encodeVersion2(version2()), { headers });
    },
    async index(request) {
      checkAccept(request);
      const paths: Record<string, unknown> = {};
      for (const [key, { group, version }] of documents()) {
        const { hash } = await load(key, group, version);
        paths[key] = { serverRelativeURL: `/openapi/v3/${key}?hash=${hash}` };
      }
      const text = JSON.stringify({ paths });
      return tagged(request, text, await hashOf(text));
    },
    async document(request, key) {
      checkAccept(request);
      const found = documents().get(key);
      if (!found) return undefined;
      const { text, hash } = await load(key, found.group, found.version);
      const wanted = new URL(request.url).searchParams.get("hash");
      if (wanted !== null && wanted !== hash) {
        return new Response(null, {
          status: 301,
          headers: { location: `/openapi/v3/${key}?hash=${hash}` },
        });
      }
      const response = tagged(request, text, hash);
      if (wanted !== null) {
        response.headers.set("cache-control", "public, immutable");
        const nextYear = new Date(Date.now() + 365 * 24 * 3600 * 1000);
        response.headers.set("expires", nextYear.toUTCString());
      }
      return response;
    },
  };
}

function tagged(request: Request, text: string, hash: string): Response {
  const etag = `"${hash}"`;
  const fresh = request.headers.get("if-none-match") === etag;
  const response = textResponse(fresh ? 304 : 200, fresh ? "" : text, "application/json");
  response.headers.set("etag", etag);
  response.headers.set("vary", "Accept");
  return response;
}

/** Documents are JSON only. */
function checkAccept(request: Request): void {
  const accept = request.headers.get("accept") ?? "*/*";
  if (/application\/(json|\*)|\*\/\*/.test(accept)) return;
  throw notAcceptable(["application/json"]);
}
