/**
 * What becomes of an answer: text, or an error that says what could not be done.
 *
 * @module
 */

import { ProtocolError, TimeoutError } from "../errors.ts";
import { quote } from "../meta/syntax.ts";
import type { Scope } from "../stream/deadline.ts";
import type { WireRequest } from "../wire/request.ts";
import { protobufType } from "../wire/protobuf/load.ts";
import { type Answer, toApiError, toJsonAnswer } from "../wire/response.ts";
import { longestRetryAfterMs, retryAfterOf } from "../wire/retry_after.ts";
import type { RequestCredentials } from "./auth.ts";

/** The error when no answer came in time. */
export function overdue(
  request: WireRequest,
  ms: number,
  phase: "overall" | "response",
): TimeoutError {
  const hint = phase === "response" && request.kind === "stream"
    ? "; a proxy that buffers answers would look like this"
    : "";
  return new TimeoutError(`Cannot ${request.act}: no answer within ${ms} ms${hint}`, {
    phase,
    retryable: request.method === "GET",
  });
}

/** Whether a status is 2xx. */
export function isSuccess(code: number): boolean {
  return code >= 200 && code < 300;
}

/** An answer, and where it sends its client. */
export interface ReadAnswer extends Answer {
  readonly location: string | undefined;
}

/** Throws the error that a status which is not 2xx stands for. */
export async function refuse(
  request: WireRequest,
  answer: ReadAnswer,
  credentials?: RequestCredentials,
): Promise<never> {
  if (answer.code >= 300 && answer.code < 400) {
    const host = answer.location === undefined ? undefined : URL.parse(answer.location)?.host;
    const to = host === undefined ? "" : ` to ${host}`;
    const state = `the server redirects${to} (${answer.code}), and redirects are never followed`;
    throw new ProtocolError(`Cannot ${request.act}: ${state}`);
  }
  const told = await toJsonAnswer(answer);
  throw toApiError(request, told, await hintFor(request, told, credentials));
}

/** What the server could not know, or did not say. */
async function hintFor(
  request: WireRequest,
  answer: Answer,
  credentials: RequestCredentials | undefined,
): Promise<string | undefined> {
  const { code, text, retryAfterMs = 0 } = answer;
  if (code === 401) return credentials?.advice;
  if (code === 403) return rightTo(text);
  if (code === 409 && isWholeUpdate(request) && text.includes("object has been modified")) {
    return "edit() changes what is there by then, and tries again";
  }
  const { body } = request;
  if (body !== undefined && (code === 413 || (code === 422 && text.includes("Too long")))) {
    const { describeSize } = await import("../wire/body_size.ts");
    return describeSize(body);
  }
  if (retryAfterMs < longestRetryAfterMs) return undefined;
  return `the server asks to wait for ${longestRetryAfterMs / 60_000} minutes or longer`;
}

/** Whether it replaces an object, and not a part of one. */
function isWholeUpdate({ method, path }: WireRequest): boolean {
  return method === "PUT" && !/\/(status|scale)(\?|$)/.test(path);
}

/** How to ask for the right that a role would give; other refusals no role changes. */
function rightTo(text: string): string | undefined {
  const { message = "" } = parseStatus(text);
  const [, verb, resource = ""] = /cannot (\S+) resource "([^"]+)"/.exec(message) ?? [];
  if (verb === undefined) return undefined;
  const group = /in API group "([^"]+)"/.exec(message)?.[1];
  const namespace = /in the namespace "([^"]+)"/.exec(message)?.[1] ?? "*";
  const named = group === undefined ? resource : resource.replace(/(?=\/|$)/, `.${group}`);
  const asked = [verb, named, namespace].map((word) => quote(word)).join(", ");
  return `ask k.can(${asked})`;
}

function parseStatus(text: string): { readonly message?: string } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/**
 * Reads an answer to its end. `onBroken` costs a little, and is told how much of it came before it broke
 * off: "8 of 512 bytes".
 */
export async function readAnswer(
  response: Response,
  onBroken?: (came: string) => void,
): Promise<ReadAnswer> {
  const contentType = response.headers.get("content-type") ?? "";
  const retryAfterMs = retryAfterOf(response.headers);
  const location = response.headers.get("location") ?? undefined;
  const head = { code: response.status, contentType, retryAfterMs, location };
  const body = onBroken ? await readCounting(response, onBroken) : response;
  if (!contentType.startsWith(protobufType)) return { ...head, text: await body.text() };
  return { ...head, text: "", bytes: new Uint8Array(await body.arrayBuffer()) };
}

async function readCounting(
  { body, headers }: Response,
  onBroken: (came: string) => void,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    // What was compressed has another length than what comes out.
    const length = headers.has("content-encoding") ? null : headers.get("content-length");
    onBroken(`${bytes}${length === null ? "" : ` of ${length}`} bytes`);
    throw error;
  }
  return new Blob(chunks);
}

/** The answer, whose scope is disposed of once its body has ended, has failed or was cancelled. */
export function untilRead(response: Response, within: Scope): Response {
  within.clearDeadline();
  if (response.body === null) {
    within[Symbol.dispose]();
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(sink) {
      try {
        const { done, value } = await reader.read();
        if (!done) return sink.enqueue(value);
        sink.close();
      } catch (error) {
        sink.error(error);
      }
      within[Symbol.dispose]();
    },
    async cancel(reason) {
      within[Symbol.dispose]();
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
