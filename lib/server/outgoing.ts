/**
 * Requests that the server itself sends: to webhooks, over TLS or to the pods that it plays.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook
 *
 * @module
 */

import { KubeError, TimeoutError, TransportError } from "../errors.ts";
import { isObject } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import { runtime } from "../runtime/detect.ts";
import type { HttpClientOptions } from "../runtime/options.ts";
import type { HttpClient } from "../runtime/port.ts";
import { abortable, scope } from "../stream/deadline.ts";
import type { Kernel } from "./kernel.ts";
import { decodeRecord, recordKey } from "./record.ts";
import { StatusError } from "./status_error.ts";
import { answerHttp } from "./streams/pod_ports.ts";
import { backend, unavailable } from "./streams/backend.ts";
import { failedAnswer, goDuration, networkProblem } from "./outgoing_texts.ts";

/** Why a webhook gave no answer, in the words of kube-apiserver. */
export class CallProblem extends KubeError {
  override name = "CallProblem";
}

/** Where a webhook is, as configurations say it. */
export interface ClientConfig {
  readonly url?: string;
  readonly service?: {
    readonly name: string;
    readonly namespace: string;
    readonly path?: string;
    readonly port?: number;
  };
  /** Base64 of PEM. */
  readonly caBundle?: string;
}

/** The connections that a server has opened. */
export interface Outgoing {
  /** A client for an address and what is trusted there. */
  client(options: HttpClientOptions): HttpClient;
  close(): Promise<void>;
}

/** Creates the connections of one server, of which there are none yet. */
export function createOutgoing(): Outgoing {
  const clients = new Map<string, HttpClient>();
  return {
    client(options) {
      const key = JSON.stringify(options);
      const known = clients.get(key) ?? runtime().createHttpClient(options);
      clients.set(key, known);
      return known;
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
      clients.clear();
    },
  };
}

/**
 * Posts JSON to a webhook and answers the object that comes back.
 *
 * **Errors**: a {@linkcode CallProblem}.
 */
export async function callWebhook(
  kernel: Kernel,
  config: ClientConfig,
  body: unknown,
  timeoutSeconds: number,
): Promise<Record<string, unknown>> {
  const { url, send } = target(kernel, config, timeoutSeconds);
  using limits = scope();
  const late = () =>
    new TimeoutError(`Cannot call ${url}: no answer in time`, { phase: "overall" });
  limits.deadline(kernel.clock, timeoutSeconds * 1000, late);
  try {
    const response = await send(JSON.stringify(body), limits.signal);
    return read(response.status, await response.text());
  } catch (error) {
    if (error instanceof CallProblem) throw error;
    throw new CallProblem(`Post ${JSON.stringify(url)}: ${problemOf(error, url)}`, {
      cause: error,
    });
  }
}

interface Target {
  readonly url: string;
  send(body: string, signal: AbortSignal): Promise<Response>;
}

function target(kernel: Kernel, config: ClientConfig, timeoutSeconds: number): Target {
  const { service, caBundle } = config;
  const query = `?timeout=${goDuration(timeoutSeconds)}`;
  const ca = caBundle ? atob(caBundle) : undefined;
  if (!service) {
    const { origin, pathname } = new URL(config.url ?? "");
    const url = `${origin}${pathname}${query}`;
    return { url, send: (body, signal) => post(kernel, { ca }, url, body, signal) };
  }
  const { name, namespace, path = "", port = 443 } = service;
  const host = `${name}.${namespace}.svc`;
  const where = `${path.startsWith("/") ? "" : "/"}${path}${query}`;
  return {
    url: `https://${host}:${port}${where}`,
    send: async (body, signal) => {
      const found = serviceOf(kernel, namespace, name);
      if (found["spec"].type === "ExternalName") {
        const url = `https://${found["spec"].externalName}:${port}${where}`;
        return await post(kernel, { ca, tlsServerName: host }, url, body, signal);
      }
      return await ask(
        kernel,
        found,
        port,
        new Request(`http://${host}${where}`, {
          method: "POST",
          headers: HEADERS,
          body,
          signal,
        }),
      );
    },
  };
}

const HEADERS = [
  ["accept", "application/json, */*"],
  ["content-type", "application/json"],
  ["user-agent", "kube-apiserver-admission"],
] as const satisfies [string, string][];

async function post(
  kernel: Kernel,
  options: HttpClientOptions,
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<Response> {
  const client = kernel.outgoing.client(options);
  return await client.request({
    method: "POST",
    url,
    headers: HEADERS,
    body,
    signal,
    kind: "unary",
  });
}

function serviceOf(kernel: Kernel, namespace: string, name: string): AnyObject {
  const record = kernel.store.of("/services").get(recordKey(namespace, name));
  if (!record) throw unavailable(`service ${JSON.stringify(name)} not found`);
  return decodeRecord(record, "Service", "v1");
}

/** Asks a pod behind a service, in this process. */
async function ask(
  kernel: Kernel,
  service: AnyObject,
  port: number,
  request: Request,
): Promise<Response> {
  const at = backend(kernel, service, String(port));
  const response = await abortable(answerHttp(kernel, request, at), request.signal);
  if (response) return response;
  const where = `${at.pod["status"]?.podIP ?? "127.0.0.1"}:${at.port}`;
  throw unavailable(`dial tcp ${where}: connect: connection refused`);
}

/** Why no answer came from an address, in the words of kube-apiserver. */
export function problemOf(error: unknown, url: string): string {
  if (error instanceof StatusError) return error.message;
  if (error instanceof TransportError) return networkProblem(error, url);
  return error instanceof Error ? error.message : String(error);
}

/** The object of an answer. **Errors**: a {@linkcode CallProblem}. */
function read(status: number, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = text;
  }
  if (status < 200 || status > 206) throw new CallProblem(failedAnswer(status, value, text));
  if (text === "") {
    throw new CallProblem(
      `0-length response with status code: ${status} and content type: application/json`,
    );
  }
  if (isObject(value)) return value;
  const what = Array.isArray(value) ? "array" : typeof value;
  const type =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  throw new CallProblem(
    `couldn't get version/kind; json parse error: json: cannot unmarshal ${what} into Go value of type ${type}`,
  );
}
