/**
 * Which upgrade a request asks for.
 *
 * @module
 */

import type { Upgrade } from "../../runtime/upgrade_port.ts";
import type { Exchange } from "../exchange.ts";
import { measureConnection } from "../metrics/measure.ts";
import { badRequest, failure } from "../status_error.ts";

/** What a request asks to speak, and the protocols that it offers over it, best first. */
export interface WantedUpgrade {
  readonly to: "websocket" | "SPDY/3.1";
  readonly protocols: readonly string[];
}

/** Reads the request. **Errors**: 400 when it asks for no upgrade. */
export function wantedUpgrade(request: Request): WantedUpgrade {
  const { headers } = request;
  const list = (name: string) =>
    (headers.get(name) ?? "").split(",").map((p) => p.trim()).filter((p) => p !== "");
  const wants = list("upgrade").map((p) => p.toLowerCase());
  if (wants.includes("websocket")) {
    return { to: "websocket", protocols: list("sec-websocket-protocol") };
  }
  if (wants.includes("spdy/3.1")) {
    return { to: "SPDY/3.1", protocols: list("x-stream-protocol-version") };
  }
  throw badRequest("Upgrade request required");
}

/** The first protocol offered that is known; "" when none is offered. **Errors**: 400, 403. */
export function choose(wanted: WantedUpgrade, known: readonly string[]): string {
  const { to, protocols } = wanted;
  if (protocols.length === 0 && to === "websocket") return "";
  const chosen = protocols.find((p) => known.includes(p));
  if (chosen !== undefined) return chosen;
  const offered = JSON.stringify(protocols);
  const text = `unable to upgrade: unable to negotiate protocol: client supports ${offered}, ` +
    `server accepts ${JSON.stringify(known)}`;
  throw to === "websocket" ? badRequest(text) : failure(403, "Forbidden", text);
}

/**
 * Consents to an upgrade.
 *
 * **Returns** what the HTTP surface passes on; the connection follows.
 *
 * **Errors**: 400 where the request came by a way that has no connection to take over.
 */
export function consent(exchange: Exchange, upgrade: Upgrade): Response {
  if (!exchange.accept) throw badRequest("Upgrade request required");
  const counted = <C>(serve: (connection: C) => Promise<void>) => (connection: C) =>
    serve(connection).finally(measureConnection(exchange));
  exchange.accept(
    upgrade.to === "websocket"
      ? { ...upgrade, serve: counted(upgrade.serve) }
      : { ...upgrade, serve: counted(upgrade.serve) },
  );
  return new Response(null);
}
