/**
 * Who is at the other end of a TLS connection.
 *
 * @module
 */

import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Peer } from "./port.ts";

const known = new WeakMap<Socket, Peer>();

/**
 * The peer of a connection, as its certificate names it if that was verified.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates
 */
export function peerOf(socket: Socket): Peer {
  let peer = known.get(socket);
  if (peer === undefined) known.set(socket, peer = read(socket as TLSSocket));
  return peer;
}

function read(socket: TLSSocket): Peer {
  if (socket.authorized !== true) return {};
  const { CN, O } = socket.getPeerCertificate()?.subject ?? {};
  const [user] = list(CN);
  return user === undefined ? {} : { certificate: { user, groups: list(O) } };
}

/** An attribute that comes once is a string, one that comes several times a list. */
function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
