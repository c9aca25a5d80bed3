/**
 * What the platform alone takes to send the bytes of the load bench: a server of `node:http(s)` that
 * knows nothing, and writes what it holds.
 *
 * @module
 */

import http, { type ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { createCertificateAuthority } from "kubist/testing";

/** A bare server, over both kinds of connection. */
export interface Bare {
  readonly tls: string;
  readonly plain: string;
  readonly ca: string;
  /** Sets what is sent: to who gets `/`, and for each POST to all who have asked for `/watch`. */
  hold(bytes: Uint8Array): void;
  close(): void;
}

/** Starts one on loopback. */
export async function startBare(): Promise<Bare> {
  const ca = await createCertificateAuthority();
  const credentials = await ca.issue({
    commonName: "bare",
    usage: "server",
    ipAddresses: ["127.0.0.1"],
  });
  let held = new Uint8Array();
  const serve = () => {
    const watches = new Set<ServerResponse>();
    return (incoming: http.IncomingMessage, outgoing: ServerResponse) => {
      if (incoming.url === "/watch") {
        watches.add(outgoing.once("close", () => watches.delete(outgoing)));
        return outgoing.flushHeaders();
      }
      if (incoming.method === "POST") {
        for (const watch of watches) watch.write(held);
        return void outgoing.end();
      }
      outgoing.writeHead(200, { "content-length": held.length }).end(held);
    };
  };
  const servers = [https.createServer(credentials, serve()), http.createServer(serve())] as const;
  const ports: number[] = [];
  for (const server of servers) {
    server.on("connection", (socket) => socket.setNoDelay(true));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ports.push((server.address() as AddressInfo).port);
  }
  return {
    tls: `https://127.0.0.1:${ports[0]}`,
    plain: `http://127.0.0.1:${ports[1]}`,
    ca: ca.cert,
    hold: (bytes) => void (held = bytes as Uint8Array<ArrayBuffer>),
    close() {
      for (const server of servers) server.close();
    },
  };
}
