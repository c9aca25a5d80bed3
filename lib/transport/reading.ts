/**
 * Reading the answer of a single request while the request may still be repeated.
 *
 * @module
 */

import { toTransportError } from "../runtime/network_errors.ts";
import { type ReadAnswer, readAnswer } from "./answer.ts";
import type { OutgoingRequest } from "./send.ts";

/** What a request goes out with to have its answer read, and that answer. */
export interface Reading extends Required<Pick<OutgoingRequest, "hold" | "read">> {
  /** The answer, once the request is done. */
  answer(): ReadAnswer;
}

/** Reads the answer of each try, and lets the next request go when that is done. */
export function readingOf(
  request: { readonly method: string; readonly url: string; readonly signal: AbortSignal },
  context: string | undefined,
): Reading {
  const { method, url, signal } = request;
  let release = () => {};
  let answer: ReadAnswer | undefined;
  return {
    hold: (held) => void (release = held),
    async read(response, attempt) {
      // The first answer to a read may be a long list, and another one is asked for if it breaks off.
      const counts = attempt > 1 || method !== "GET";
      let came: string | undefined;
      try {
        answer = await readAnswer(response, counts ? (part) => void (came = part) : undefined);
      } catch (error) {
        throw toTransportError(error, { url, signal, context, came }, "read from");
      } finally {
        release();
        release = () => {};
      }
    },
    answer: () => answer as ReadAnswer,
  };
}
