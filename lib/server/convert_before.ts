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
import { type Steps, wait } from "./steps.ts";

/** An object that is sent may need this many conversions on its way. */
const ATTEMPTS = 10;

/** Handles a request, and handles it again when a conversion was missing. */
export async function withConversions(
  exchange: Exchange,
  handle: (exchange: Exchange) => Promise<Response>,
): Promise<Response> {
  const { kernel, type, version } = exchange.call;
  const { conversion } = type;
  if (!conversion) return await handle(exchange);
  await conversion.ready(kernel, version);
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

/** Has what is about to be stored converted for all who read it, watches among them. */
export function* convertEverywhere(
  { kernel, type, reviewed }: Call,
  object: AnyObject,
): Steps<void> {
  if (type.conversion && reviewed) yield* wait(type.conversion.everywhere(kernel, object));
}
