/**
 * What kubelet and Prometheus ask a controller: is it alive, is it ready, what has it counted.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/health-checks/
 *
 * @module
 */

import { runtime } from "../runtime/mod.ts";
import type { Metrics } from "./metrics.ts";

/** A check: fails when it throws, or says false. */
export type HealthCheck = () => unknown;

/** What is answered. */
export interface HealthOptions {
  /** `/healthz` and `/livez`: what only a restart mends. @default {none: alive as long as it answers} */
  readonly live?: Readonly<Record<string, HealthCheck>> | undefined;
  /** `/readyz`: what has to be so before anybody relies on it. @default {none} */
  readonly ready?: Readonly<Record<string, HealthCheck>> | undefined;
  /** `/metrics`. @default {not found} */
  readonly metrics?: Metrics | undefined;
}

/** Where to listen. */
export interface HealthListenOptions extends HealthOptions {
  /** In a pod it has to be "0.0.0.0", or kubelet cannot reach it. @default {"127.0.0.1"} */
  readonly hostname?: string | undefined;
  /** The port. @default {any free port} */
  readonly port?: number | undefined;
}

/** A server that answers. */
export interface HealthServer extends AsyncDisposable {
  /** Where it listens. */
  readonly hostname: string;
  /** The port it listens on. */
  readonly port: number;
  /** Stops it. */
  close(): Promise<void>;
}

/**
 * Answers the paths `/healthz`, `/livez`, `/readyz` and `/metrics`, as a part of a server of your own.
 * A single check has a path of its own, `/healthz/leader`; `?verbose` shows all that passed, and
 * `?exclude=leader` leaves one out.
 *
 * @example
 * ```ts
 * import { healthHandler } from "kubist/controller";
 *
 * const answer = healthHandler({ live: { leader: () => true } });
 * console.log(await (await answer(new Request("http://localhost/healthz"))).text()); // ok
 * ```
 */
export function healthHandler(options: HealthOptions): (request: Request) => Promise<Response> {
  const { live = {}, ready = {}, metrics } = options;
  const groups = new Map([["healthz", live], ["livez", live], ["readyz", ready]]);
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const [, group = "", name] = pathname.split("/");
    if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "only GET");
    if (pathname === "/metrics" && metrics) return metricsAnswer(metrics);
    const checks = groups.get(group);
    if (!checks || (name !== undefined && !Object.hasOwn(checks, name))) {
      return plain(404, "not found");
    }
    const excluded = searchParams.getAll("exclude");
    const asked = Object.entries(checks).filter(([one]) =>
      name === undefined ? !excluded.includes(one) : one === name
    );
    return await checkAll(group, asked, searchParams.has("verbose"));
  };
}

/** Listens, and answers as {@linkcode healthHandler} does. **Errors**: when the port is taken. */
export async function serveHealth(options: HealthListenOptions = {}): Promise<HealthServer> {
  const { hostname = "127.0.0.1", port = 0 } = options;
  const listener = await runtime().listen(healthHandler(options), { hostname, port });
  return {
    hostname: listener.hostname,
    port: listener.port,
    close: () => listener.close(),
    [Symbol.asyncDispose]: () => listener.close(),
  };
}

/** Why something failed is for the log of who runs it, not for whoever can reach the port. */
async function checkAll(
  group: string,
  checks: readonly (readonly [string, HealthCheck])[],
  verbose: boolean,
): Promise<Response> {
  const results = await Promise.all(
    checks.map(async ([name, check]) => ({ name, passed: await passes(check) })),
  );
  const failed = results.some(({ passed }) => !passed);
  if (!failed && !verbose) return plain(200, "ok");
  const lines = results.map(({ name, passed }) => passed ? `[+]${name} ok` : `[-]${name} failed`);
  return plain(
    failed ? 500 : 200,
    [...lines, `${group} check ${failed ? "failed" : "passed"}`, ""].join("\n"),
  );
}

async function passes(check: HealthCheck): Promise<boolean> {
  try {
    return await check() !== false;
  } catch {
    return false;
  }
}

function metricsAnswer(metrics: Metrics): Response {
  const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
  return new Response(metrics.text(), { headers });
}

function plain(status: number, text: string): Response {
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
  };
  return new Response(text, { status, headers });
}
