/**
 * The time of day that a server shows: where a machine's own clock is wrong, credentials seem to have
 * ended that have not.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9110#field.date
 *
 * @module
 */

import { humanDuration } from "../../meta/age.ts";
import type { HttpClientOptions } from "../../runtime/options.ts";
import type { Runtime } from "../../runtime/port.ts";
import type { Clock } from "../../stream/clock.ts";
import { scope } from "../../stream/deadline.ts";

/** How to reach the server, without credentials. */
export interface ServerRoad extends
  Pick<
    HttpClientOptions,
    "insecureSkipTlsVerify" | "proxyUrl" | "socketPath" | "tlsServerName"
  > {
  readonly server: string;
  /** The certificates to trust now. */
  ca(): Promise<string | undefined>;
}

/** Asks a server what its clock shows, in milliseconds since 1970; undefined when it cannot be had. */
export type ServerClock = (signal: AbortSignal) => Promise<number | undefined>;

/** It is a hint beside an error: whoever waits for the error does not wait for it any longer. */
const PATIENCE_MS = 5000;
/** The header knows whole seconds, and the answer was under way: nothing finer is told. */
const STEP_MS = 30_000;

/** A clock that is asked by one request without credentials, whose answer may be any. */
export function serverClock(
  { runtime, clock }: { readonly runtime: Runtime; readonly clock: Clock },
  { server, ca, ...road }: ServerRoad,
): ServerClock {
  return async (signal) => {
    const deadline = scope(signal);
    deadline.deadline(clock, PATIENCE_MS, () => undefined);
    try {
      const client = runtime.createHttpClient({ ...road, ca: await ca() });
      try {
        const response = await client.request({
          method: "GET",
          url: `${server}/version`,
          headers: [["Accept", "application/json"]],
          kind: "unary",
          signal: deadline.signal,
        });
        await response.body?.cancel();
        const time = Date.parse(response.headers.get("date") ?? "");
        return Number.isNaN(time) ? undefined : time;
      } finally {
        await client.close();
      }
    } catch {
      return undefined;
    } finally {
      deadline[Symbol.dispose]();
    }
  };
}

/** What a server's clock says of this one: "the server's clock shows …, so this one is 3h fast: set it right". */
export function skewHint(serverMs: number | undefined, nowMs: number): string {
  if (serverMs === undefined) return "check the clock";
  const shows = `the server's clock shows ${new Date(serverMs).toISOString()}`;
  const skew = Math.round((nowMs - serverMs) / STEP_MS) * STEP_MS;
  if (Math.abs(skew) <= STEP_MS) return `${shows}, so it is not the clock`;
  const side = skew > 0 ? "fast" : "slow";
  return `${shows}, so this one is ${humanDuration(Math.abs(skew))} ${side}: set it right`;
}
