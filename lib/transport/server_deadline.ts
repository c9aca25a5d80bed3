/**
 * The deadline of a request, told to the server: where a proxy holds the connection to it, nothing else
 * tells it that nobody waits any more.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/
 *
 * @module
 */

/** What the server has beyond the client, so that who waits is told of the client's deadline. */
const SLACK_MS = 1000;

/** What the server allows by itself (--request-timeout); a longer wish is cut to it. */
const SERVER_MS = 60_000;

/** The path with the query `timeout`; as it is where the server's own limit comes first. */
export function withServerDeadline(path: string, timeoutMs: number | undefined): string {
  if (timeoutMs === undefined || !(timeoutMs + SLACK_MS < SERVER_MS)) return path;
  // What is behind a proxy subresource has queries of its own.
  if (/\/proxy(\/|\?|$)/.test(path) || /[?&]timeout=/.test(path)) return path;
  const ms = Math.ceil(timeoutMs + SLACK_MS);
  return `${path}${path.includes("?") ? "&" : "?"}timeout=${ms}ms`;
}
