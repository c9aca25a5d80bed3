/**
 * Counts requests while they are answered.
 *
 * @module
 */

import type { Call } from "../call.ts";
import type { Exchange } from "../exchange.ts";
import type { Kernel } from "../kernel.ts";
import type { RequestInfo } from "../request_info.ts";
import {
  documentLabels,
  lastingLabels,
  requestLabels,
  resourceLabels,
  watchLabels,
} from "./labels.ts";

/** Answers a request for a resource, and counts it; a watch counts once it ends. */
export async function measured(
  { catalog, metrics }: Kernel,
  request: Request,
  query: URLSearchParams,
  info: RequestInfo,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!catalog.find(info.group, info.version, info.resource)) return await answer();
  const kind = ["get", "list", "watch"].includes(info.verb) ? "readOnly" : "mutating";
  const start = performance.now();
  metrics.inFlight[kind]++;
  try {
    const response = await answer();
    const { status } = response;
    if (info.verb !== "watch" || status !== 200) {
      const seconds = (performance.now() - start) / 1000;
      metrics.request(requestLabels(request, query, info), status, seconds);
    }
    return response;
  } finally {
    metrics.inFlight[kind]--;
  }
}

/** What is counted of a watch. */
export interface WatchMeter {
  /** An event has been sent. */
  event(): void;
  end(): void;
}

/** Begins to count a watch. */
export function measureWatch(call: Call): WatchMeter {
  const { metrics } = call.kernel;
  const place = { ...call, group: call.type.group, resource: call.type.plural, verb: "watch" };
  const events = metrics.events(resourceLabels(call));
  const done = metrics.lasting(lastingLabels(place, "WATCH"));
  const start = performance.now();
  return {
    event: () => void events.count++,
    end() {
      done();
      metrics.request(watchLabels(place), 200, (performance.now() - start) / 1000);
    },
  };
}

/** Begins to count an open connection; call what is answered when it is over. */
export function measureConnection({ call, info }: Exchange): () => void {
  return call.kernel.metrics.lasting(lastingLabels(info, "CONNECT"));
}

const DOCUMENTS: Readonly<Record<string, readonly [name: string, component: string]>> = {
  "/healthz": ["/healthz", ""],
  "/livez": ["/livez", ""],
  "/readyz": ["/readyz", ""],
  "/api": ["api", "apiserver"],
  "/apis": ["apis", "apiserver"],
  "/openapi/v3": ["openapi/v3", ""],
};

/** Counts a request for a document, if it is one that is counted. */
export function countDocument(
  { metrics }: Kernel,
  method: string,
  path: string,
  code: number,
  start: number,
): void {
  const known = DOCUMENTS[path];
  if (!known) return;
  metrics.request(documentLabels(method, ...known), code, (performance.now() - start) / 1000);
}
