/**
 * Requests for custom resources whose versions a webhook converts: what they need is converted first.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { readBody } from "./body.ts";
import type { Call } from "./call.ts";
import { MissingConversion } from "./custom/conversion.ts";
import type { Exchange } from "./exchange.ts";
import type { StatusError } from "./status_error.ts";
import { type Steps, wait } from "./steps.ts";

/** An object that is sent may need this many conversions on its way. */
const ATTEMPTS = 10;

/** Handles a request, and handles it again when a conversion was missing. */
export async function withConversions(
  exchange: Exchange,
  handle: (exchange: Exchange) => Promise<Response>,
): Promise<Response> {
  const { kernel, type, version, namespace, name } = exchange.call;
  const { conversion } = type;
  if (!conversion) return await handle(exchange);
  // What cannot be converted is not in the way of a request for another object.
  if (name === "" && exchange.info.verb !== "create") {
    await conversion.ready(kernel, version, namespace);
  }
  const { url, method, headers, signal } = exchange.request;
  const bytes = await readBody(exchange.request, exchange.maxBodyBytes);
  for (let attempt = 1;; attempt++) {
    const body = bytes.length === 0 ? null : bytes.slice();
    const request = new Request(url, { method, headers, signal, body });
    try {
      return await handle({ ...exchange, request });
    } catch (error) {
      if (!(error instanceof MissingConversion) || attempt === ATTEMPTS) throw error;
      await conversion.ask(kernel, [error.object], error.version);
    }
  }
}

/**
 * Has what is about to be stored converted for all who read it, watches among them. What cannot be
 * converted is stored all the same: the answer is why not to the version of the call.
 */
export function* convertEverywhere(
  { kernel, type, version, reviewed }: Call,
  object: AnyObject,
): Steps<StatusError | undefined> {
  if (!type.conversion || !reviewed) return undefined;
  return yield* wait(type.conversion.everywhere(kernel, object, version));
}
