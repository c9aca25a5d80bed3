/**
 * The trace stage: what was asked and answered, without secrets.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";
import type { OutgoingRequest, Stage } from "./send.ts";

/**
 * One exchange, reported when it has failed or is over: a single request when its answer has been read,
 * a stream when the head of its answer has arrived.
 */
export interface TraceEvent {
  /** The method, in capitals. */
  readonly method: string;
  /** The full URL. */
  readonly url: string;
  /** What was done, in words: `get pods "a" in namespace "web"`. */
  readonly act: string;
  /** The status code; undefined when there was no answer. */
  readonly code: number | undefined;
  /** Why there was no answer; undefined when there was. */
  readonly error: unknown;
  /** The size of the request's body. */
  readonly requestBytes: number;
  /** The size of the answer's body on the wire, where the server tells it beforehand. */
  readonly responseBytes: number | undefined;
  /** Until then, retries and waits included. */
  readonly durationMs: number;
  /** The request as a curl command, with `$TOKEN` where the credentials would be. */
  toCurl(): string;
}

/** Receives every exchange. */
export type OnTrace = (event: TraceEvent) => void;

/** Reports every exchange; outermost, so that it sees what the caller sees. */
export function trace(server: string, onTrace: OnTrace | undefined, clock: Clock): Stage {
  return (next) => {
    if (!onTrace) return next;
    return async (request) => {
      const start = clock.now();
      const report = (response: Response | undefined, error?: unknown) =>
        onTrace({
          method: request.method,
          url: server + request.path,
          act: request.act,
          code: response?.status,
          error,
          requestBytes: sizeOf(request.body),
          responseBytes: lengthOf(response),
          durationMs: clock.now() - start,
          toCurl: () => toCurl(server, request),
        });
      try {
        const response = await next(request);
        report(response);
        return response;
      } catch (error) {
        report(undefined, error);
        throw error;
      }
    };
  };
}

function sizeOf(body: OutgoingRequest["body"] = ""): number {
  return typeof body === "string" ? new TextEncoder().encode(body).length : body.length;
}

function lengthOf(response: Response | undefined): number | undefined {
  const length = response?.headers.get("content-length");
  return length == null ? undefined : Number(length);
}

function toCurl(server: string, request: OutgoingRequest): string {
  const parts = ["curl", "-X", request.method, quote(server + request.path)];
  parts.push("-H", '"Authorization: Bearer $TOKEN"');
  for (const [name, value] of request.headers) parts.push("-H", quote(`${name}: ${value}`));
  if (request.body !== undefined) {
    const secret = /\/secrets(\/|\?|$)|\/token(\?|$)|tokenreviews/.test(request.path);
    const { body } = request;
    const shown = typeof body === "string" ? body : `<${body.length} bytes>`;
    parts.push("--data-binary", secret ? quote("<redacted>") : quote(shown));
  }
  return parts.join(" ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
