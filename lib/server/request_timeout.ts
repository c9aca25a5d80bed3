/**
 * The query parameter `timeout` of single requests: a duration as Go writes it, `32s` or `1m30s`.
 * It is checked, and nothing here takes so long that it would be needed.
 *
 * @module
 */

import type { RequestInfo } from "./request_info.ts";
import { goQuoted } from "../meta/go_text.ts";
import { badRequest } from "./status_error.ts";

const DURATION = /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** What may last as long as it likes. */
const LASTING = new Set(["log", "exec", "attach", "portforward", "proxy"]);

/**
 * Checks the timeout of a request.
 *
 * **Errors**: 400 for what is no duration.
 */
export function checkTimeout({ verb, subresource }: RequestInfo, query: URLSearchParams): void {
  const text = query.get("timeout") ?? "";
  if (text === "" || verb === "watch" || LASTING.has(subresource) || DURATION.test(text)) return;
  const problem = `time: ${problemOf(text)} ${goQuoted(text)}`;
  throw badRequest(`invalid timeout specified in the request URL - ${problem}`);
}

function problemOf(text: string): string {
  const [, unit] =
    /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))*(?:\d+\.?\d*|\.\d+)([^\d.]*)/
      .exec(text) ?? [];
  if (unit === undefined) return "invalid duration";
  return unit === "" ? "missing unit in duration" : `unknown unit ${goQuoted(unit)} in duration`;
}
