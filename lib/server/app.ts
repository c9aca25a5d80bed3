/**
 * The HTTP surface: routes, headers, errors. The only importer of hono.
 *
 * @module
 */

import { Hono } from "hono";
import type { Peer } from "../runtime/port.ts";
import { KubeError } from "../errors.ts";
import { aggregatedType, aggregatedVersion, groupDiscoveryList } from "./aggregated_discovery.ts";
import { authenticate } from "./auth/authentication.ts";
import { authorize } from "./auth/authorization.ts";
import { parseAccept } from "./accept.ts";
import { PROTOBUF } from "./protobuf/body.ts";
import { apiGroup, apiGroupList, apiResourceList, apiVersions } from "./discovery.ts";
import { etagOf } from "./etag.ts";
import { type AcceptUpgrade, resolve } from "./exchange.ts";
import { healthText, versionInfo } from "./health.ts";
import type { Kernel } from "./kernel.ts";
import { createOpenApi } from "./openapi/handler.ts";
import type { UserInfo } from "./options.ts";
import { methodNotAllowed, noSuchResource } from "./refusals.ts";
import { parseRequestInfo } from "./request_info.ts";
import { isPretty, respond, respondError, textResponse } from "./respond.ts";
import { internal, StatusError } from "./status_error.ts";
import { handleSubresource } from "./subresources.ts";
import { handleVirtual } from "./virtual_resources.ts";

/** What a request brings besides itself. */
interface Env {
  // Hono fixes the name of this member.
  // deno-lint-ignore camelcase -- see above
  Bindings: { readonly peer: Peer; readonly accept: AcceptUpgrade | undefined };
  Variables: { user: UserInfo };
}

/** The server as a function of requests; `accept` where the connection may be upgraded. */
export type FetchHandler = (
  request: Request,
  peer: Peer,
  accept?: AcceptUpgrade,
) => Promise<Response>;

/** Builds the HTTP surface over the state of a server. */
export function createApp(kernel: Kernel): FetchHandler {
  const app = new Hono<Env>({ strict: false });
  app.use("*", async (c, next) => {
    const user = await authenticate(kernel, c.req.raw, c.env.peer);
    c.set("user", user);
    const { method, path } = c.req;
    if (!isResource(method, path)) authorize(kernel, user, { verb: pathVerb(method), path });
    await next();
  });
  healthRoutes(app, kernel);
  discoveryRoutes(app, kernel);
  openApiRoutes(app, kernel);
  app.all("/api/*", (c) => resource(kernel, c.req.raw, c.get("user"), c.env.accept));
  app.all("/apis/*", (c) => resource(kernel, c.req.raw, c.get("user"), c.env.accept));
  app.notFound(() =>
    textResponse(404, `${JSON.stringify({ paths: PATHS })}\n`, "application/json")
  );
  app.onError((error, c) => refuse(error, c.req.raw));
  return async (request, peer, accept) => {
    const response = await app.fetch(request, { peer, accept });
    try {
      await kernel.journal.settled();
    } catch (error) {
      await response.body?.cancel();
      return finish(kernel, refuse(error, request));
    }
    return finish(kernel, response);
  };
}

const PATHS = [
  "/api",
  "/api/v1",
  "/apis",
  "/healthz",
  "/livez",
  "/openapi/v2",
  "/openapi/v3",
  "/readyz",
  "/version",
];

type App = Hono<Env>;

function healthRoutes(app: App, kernel: Kernel): void {
  app.get(
    "/version",
    (c) =>
      respond(200, versionInfo(kernel.options.version), {
        media: "json",
        pretty: pretty(c.req.raw),
      }),
  );
  for (const path of ["healthz", "livez", "readyz"]) {
    app.get(`/${path}/:check{.*}?`, (c) => {
      const text = healthText(path, c.req.param("check") ?? "", new URL(c.req.url).searchParams);
      return textResponse(
        text === undefined ? 404 : 200,
        text ?? NO_PAGE,
        "text/plain; charset=utf-8",
      );
    });
  }
}

const NO_PAGE = "404 page not found\n";

function discoveryRoutes(app: App, kernel: Kernel): void {
  const { catalog } = kernel;
  const json = (request: Request, body: unknown) =>
    respond(200, body, { media: mediaOf(request), pretty: pretty(request) });
  app.get("/api", async (c) =>
    await aggregated(kernel, c.req.raw, true) ??
      await json(c.req.raw, apiVersions(new URL(c.req.url).host)));
  app.get(
    "/apis",
    async (c) =>
      await aggregated(kernel, c.req.raw, false) ?? await json(c.req.raw, apiGroupList(catalog)),
  );
  app.get("/apis/:group", (c) => {
    const group = apiGroup(catalog, c.req.param("group"));
    return group ? json(c.req.raw, group) : textResponse(404, NO_PAGE, "text/plain; charset=utf-8");
  });
  const list = (request: Request, group: string, version: string) => {
    if (group !== "" && !catalog.groups.some((g) => g.name === group)) {
      return textResponse(404, NO_PAGE, "text/plain; charset=utf-8");
    }
    const body = apiResourceList(catalog, group, version);
    if (!body) throw noSuchResource();
    return json(request, body);
  };
  app.get("/api/:version", (c) => list(c.req.raw, "", c.req.param("version")));
  app.get(
    "/apis/:group/:version",
    (c) => list(c.req.raw, c.req.param("group"), c.req.param("version")),
  );
  for (const path of ["/api", "/apis", "/apis/:group", "/api/:version", "/apis/:group/:version"]) {
    app.all(path, () => {
      throw methodNotAllowed();
    });
  }
}

function openApiRoutes(app: App, kernel: Kernel): void {
  const openApi = createOpenApi(kernel.catalog);
  const prefix = "/openapi/v3/";
  app.get("/openapi/v2", (c) => openApi.version2(c.req.raw));
  app.get("/openapi/v3", (c) => openApi.index(c.req.raw));
  app.get(
    `${prefix}*`,
    async (c) =>
      await openApi.document(c.req.raw, c.req.path.slice(prefix.length)) ??
        textResponse(404, NO_PAGE, "text/plain; charset=utf-8"),
  );
}

/** Aggregated discovery, when the client prefers it. */
async function aggregated(
  kernel: Kernel,
  request: Request,
  core: boolean,
): Promise<Response | undefined> {
  const version = aggregatedVersion(request.headers.get("accept"));
  if (!version) return undefined;
  const text = JSON.stringify(groupDiscoveryList(kernel.catalog, core, version));
  const etag = await etagOf(text);
  const fresh = request.headers.get("if-none-match") === etag;
  const response = textResponse(
    fresh ? 304 : 200,
    fresh ? "" : `${text}\n`,
    aggregatedType(version),
  );
  response.headers.set("etag", etag);
  response.headers.set("vary", "Accept");
  response.headers.set("cache-control", "public");
  return response;
}

async function resource(
  kernel: Kernel,
  request: Request,
  user: UserInfo,
  accept: AcceptUpgrade | undefined,
): Promise<Response> {
  const url = new URL(request.url);
  const info = parseRequestInfo(request.method, url.pathname, url.searchParams);
  if (!info) {
    return refuse(noSuchResource(), request);
  }
  if (!kernel.catalog.groups.some((g) => g.name === info.group)) {
    return textResponse(404, NO_PAGE, "text/plain; charset=utf-8");
  }
  const mangle = await kernel.faults.strike(
    { method: request.method, verb: info.verb, resource: info.resource },
    request.signal,
  );
  authorize(kernel, user, info);
  const exchange = resolve(kernel, request, url.searchParams, info, user, accept);
  let response: Response;
  try {
    response = await (handleVirtual(exchange) ?? handleSubresource(exchange));
  } catch (error) {
    response = refuse(error, request);
  }
  for (const text of new Set(exchange.warnings)) {
    response.headers.append("warning", `299 - ${JSON.stringify(text)}`);
  }
  return mangle(response);
}

function refuse(error: unknown, request: Request): Response {
  if (error instanceof StatusError) {
    const [first] = parseAccept(request.headers.get("accept"));
    return respondError(error, pretty(request), first?.type === PROTOBUF);
  }
  if (request.signal.aborted) return new Response(null, { status: 499 });
  const text = error instanceof Error ? error.message : String(error);
  return respondError(
    internal(error instanceof KubeError ? text : `unexpected: ${text}`),
    pretty(request),
  );
}

function finish(kernel: Kernel, response: Response): Response {
  const { headers } = response;
  headers.set("audit-id", kernel.ids.uid());
  if (!headers.has("cache-control")) headers.set("cache-control", "no-cache, private");
  if (response.status !== 401) {
    headers.set("x-kubernetes-pf-flowschema-uid", FLOW_SCHEMA);
    headers.set("x-kubernetes-pf-prioritylevel-uid", PRIORITY_LEVEL);
  }
  headers.set("date", new Date(kernel.wallMs()).toUTCString());
  return response;
}

function isResource(method: string, path: string): boolean {
  return parseRequestInfo(method, path, new URLSearchParams()) !== undefined;
}

/** The verb of a request for a path that is no resource. */
function pathVerb(method: string): string {
  return method.toLowerCase();
}

const FLOW_SCHEMA = "00000000-0000-4000-8000-000000000001";
const PRIORITY_LEVEL = "00000000-0000-4000-8000-000000000002";

function mediaOf(request: Request): "json" | "yaml" {
  return /application\/yaml/.test(request.headers.get("accept") ?? "") ? "yaml" : "json";
}

function pretty(request: Request): boolean {
  return isPretty(new URL(request.url).searchParams, request.headers.get("user-agent"));
}
