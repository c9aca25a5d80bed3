/**
 * The HTTP surface: routes, headers, errors. The only importer of hono.
 *
 * @module
 */

import { Hono } from "hono";
import type { Peer } from "../runtime/port.ts";
import { KubeError } from "../errors.ts";
import { aggregatedDiscovery } from "./aggregated_discovery.ts";
import { remoteFor } from "./aggregation/registry.ts";
import { authenticate } from "./auth/authentication.ts";
import { issuerDocuments } from "./auth/issuer.ts";
import { authorize } from "./auth/authorization.ts";
import { acceptsJson, negotiate, refusalMedia } from "./accept.ts";
import { apiGroup, apiGroupList, apiResourceList, apiVersions, servedGroups } from "./discovery.ts";
import { withConversions } from "./convert_before.ts";
import { type AcceptUpgrade, resolve } from "./exchange.ts";
import { healthPaths, healthText, versionInfo } from "./health.ts";
import type { Kernel } from "./kernel.ts";
import { loadCel } from "./cel/library.ts";
import { createOpenApi } from "./openapi/handler.ts";
import type { UserInfo } from "./options.ts";
import { metricsResponse } from "./metrics/exposition.ts";
import { countDocument, measured } from "./metrics/measure.ts";
import { methodNotAllowed, noSuchResource } from "./refusals.ts";
import { evaluates } from "./admission/mod.ts";
import { named, parseRequestInfo, queryOf, type RequestInfo } from "./request_info.ts";
import { checkTimeout } from "./request_timeout.ts";
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
    if (isResource(method, path)) return await next();
    const start = performance.now();
    authorize(kernel, user, { verb: pathVerb(method), path });
    await next();
    countDocument(kernel, method, path, c.res.status, start);
  });
  healthRoutes(app, kernel);
  discoveryRoutes(app, kernel);
  openApiRoutes(app, kernel);
  app.all("/metrics", (c) => c.req.url.includes("/metrics/") ? noPage() : metricsResponse(kernel));
  for (const [path, answer] of Object.entries(issuerDocuments)) {
    app.all(path, (c) => answer(kernel, c.req.raw));
  }
  app.all("/api/*", (c) => resource(kernel, c.req.raw, c.get("user"), c.env.accept));
  app.all("/apis/*", (c) => resource(kernel, c.req.raw, c.get("user"), c.env.accept));
  for (const path of ["/", "/index.html"]) app.get(path, () => pathList(kernel, 200));
  app.notFound(() => pathList(kernel, 404));
  app.onError((error, c) => refuse(error, c.req.raw));
  return async (request, peer, accept) => {
    const response = await app.fetch(request, { peer, accept });
    try {
      await kernel.journal.settled();
    } catch (error) {
      await response.body?.cancel();
      return finish(kernel, await refuse(error, request));
    }
    return finish(kernel, response);
  };
}

/** What is served; an unknown path gets the same list with 404. */
function pathList({ catalog }: Kernel, code: number): Response {
  const groups = catalog.groups.filter((g) => g.name !== "").flatMap(({ name, versions }) => [
    `/apis/${name}`,
    ...versions.map((version) => `/apis/${name}/${version}`),
  ]);
  const roots = [
    "/api",
    "/api/v1",
    "/apis",
    "/apis/",
    "/metrics",
    "/openapi/v2",
    "/openapi/v3",
    "/version",
  ];
  const paths = [...roots, ...groups, ...healthPaths, ...Object.keys(issuerDocuments)].sort();
  return textResponse(code, `${JSON.stringify({ paths })}\n`, "application/json");
}

type App = Hono<Env>;

function healthRoutes(app: App, kernel: Kernel): void {
  onlyGet(app, "/version", async (request) => {
    acceptsJson(request.headers.get("accept"));
    const style = { media: "json", pretty: true } as const;
    return await respond(200, versionInfo(kernel.options.version), style);
  });
  app.all("/version/*", (c) => refuse(noSuchResource(), c.req.raw));
  for (const path of ["healthz", "livez", "readyz"]) {
    app.all(`/${path}/:check{.*}?`, (c) => {
      if (new URL(c.req.url).pathname.endsWith("/")) return noPage();
      const text = healthText(path, c.req.param("check") ?? "", new URL(c.req.url).searchParams);
      return text === undefined ? noPage() : textResponse(200, text, "text/plain; charset=utf-8");
    });
  }
}

function noPage(): Response {
  return textResponse(404, "404 page not found\n", "text/plain; charset=utf-8");
}

/** Documents that are read, and answer 405 to all else; those without this take any method. */
function onlyGet(
  app: App,
  path: string,
  answer: (request: Request, params: Readonly<Record<string, string>>) => Promise<Response>,
): void {
  app.all(path, (c) => {
    if (c.req.raw.method !== "GET") throw methodNotAllowed();
    return answer(c.req.raw, c.req.param());
  });
}

/** A document in the form that the client accepts. **Errors**: 406. */
async function document(request: Request, body: unknown): Promise<Response> {
  const can = { protobuf: true, views: false };
  const { media } = negotiate(request.headers.get("accept"), can);
  return await respond(200, body, { media, pretty: pretty(request) });
}

function discoveryRoutes(app: App, kernel: Kernel): void {
  const { catalog } = kernel;
  onlyGet(app, "/api", async (request) =>
    await aggregatedDiscovery(kernel, request, true) ??
      await document(request, apiVersions(new URL(request.url).host)));
  app.all(
    "/apis",
    async ({ req: { raw } }) =>
      await aggregatedDiscovery(kernel, raw, false) ??
        await document(raw, apiGroupList(await servedGroups(kernel))),
  );
  app.all("/apis/:group", async ({ req }) => {
    const group = apiGroup(await servedGroups(kernel), req.param("group"));
    return group ? await document(req.raw, group) : noPage();
  });
  const list = async (request: Request, group: string, version: string) => {
    const body = await apiResourceList(catalog, group, version);
    if (!body) throw noSuchResource();
    return await document(request, body);
  };
  onlyGet(app, "/api/:version", (request, { version = "" }) => list(request, "", version));
  app.all("/apis/:group/:version", async (c, next) => {
    const elsewhere = passedOn(kernel, c.req.raw, c.get("user"), c.env.accept);
    if (elsewhere) return await elsewhere;
    if (!catalog.groups.some((g) => g.name === c.req.param("group"))) return noPage();
    return await next();
  });
  onlyGet(
    app,
    "/apis/:group/:version",
    (request, { group = "", version = "" }) => list(request, group, version),
  );
}

function openApiRoutes(app: App, kernel: Kernel): void {
  const openApi = createOpenApi(kernel.catalog);
  const prefix = "/openapi/v3/";
  app.all("/openapi/v2", (c) => openApi.version2(c.req.raw));
  app.all("/openapi/v3", (c) => openApi.index(c.req.raw));
  app.all(`${prefix}*`, (c) => openApi.document(c.req.raw, c.req.path.slice(prefix.length)));
}

/** The answer of the server behind an API service; undefined where this one answers. */
function passedOn(
  kernel: Kernel,
  request: Request,
  user: UserInfo,
  accept: AcceptUpgrade | undefined,
): Promise<Response> | undefined {
  const remote = remoteFor(kernel, new URL(request.url).pathname);
  return remote &&
    import("./aggregation/proxy.ts").then(({ passOn }) =>
      passOn({ kernel, remote, request, user, accept })
    );
}

async function resource(
  kernel: Kernel,
  request: Request,
  user: UserInfo,
  accept: AcceptUpgrade | undefined,
): Promise<Response> {
  const url = new URL(request.url);
  const query = queryOf(url);
  const info = parseRequestInfo(request.method, url.pathname, query);
  if (!info) {
    const elsewhere = passedOn(kernel, request, user, accept);
    if (elsewhere) return await elsewhere;
    return url.pathname.startsWith("/apis//") ? noPage() : refuse(noSuchResource(), request);
  }
  checkTimeout(info, query);
  const mangle = await kernel.faults.strike(
    { method: request.method, verb: info.verb, resource: info.resource },
    request.signal,
  );
  authorize(kernel, user, named(info, query));
  const elsewhere = passedOn(kernel, request, user, accept);
  if (elsewhere) return mangle(await elsewhere);
  if (!kernel.catalog.groups.some((g) => g.name === info.group)) return noPage();
  await prepare(kernel, info);
  const warnings: string[] = [];
  const response = await measured(kernel, request, query, info, async () => {
    try {
      const exchange = resolve(kernel, request, query, info, user, warnings, accept);
      return await withConversions(exchange, (e) => handleVirtual(e) ?? handleSubresource(e));
    } catch (error) {
      return await refuse(error, request);
    }
  });
  for (const text of new Set(warnings)) {
    response.headers.append("warning", `299 - ${JSON.stringify(text)}`);
  }
  return mangle(response);
}

/** Rules are evaluated without waiting, so what evaluates them is loaded before. */
async function prepare(kernel: Kernel, info: RequestInfo): Promise<void> {
  const { verb, group, resource, subresource } = info;
  const connects = /^(exec|attach|portforward|proxy)$/.test(subresource);
  if (!connects && ["get", "list", "watch", ""].includes(verb)) return;
  const defines = /^(customresourcedefinitions|(validat|mutat)ing(admissionpolic|webhook))/.test(
    resource,
  );
  if (defines || evaluates(kernel) || kernel.catalog.type(group, resource)?.hasRules) {
    await loadCel();
  }
}

async function refuse(error: unknown, request: Request): Promise<Response> {
  if (error instanceof StatusError) {
    const media = refusalMedia(request.headers.get("accept"));
    return await respondError(error, { media, pretty: pretty(request) });
  }
  if (request.signal.aborted) return new Response(null, { status: 499 });
  const text = error instanceof Error ? error.message : String(error);
  const failed = internal(error instanceof KubeError ? text : `unexpected: ${text}`);
  return await respondError(failed, { media: "json", pretty: pretty(request) });
}

function finish(kernel: Kernel, response: Response): Response {
  const { headers } = response;
  if (!headers.has("audit-id")) headers.set("audit-id", kernel.ids.uid());
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

function pretty(request: Request): boolean {
  return isPretty(new URL(request.url).searchParams, request.headers.get("user-agent"));
}
