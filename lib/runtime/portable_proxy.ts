/**
 * Connections through an HTTP proxy, by CONNECT.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9110#name-connect
 *
 * @module
 */

import { Buffer } from "node:buffer";
import http from "node:http";
import https from "node:https";
import { isIP, type Socket } from "node:net";
import { rootCertificates } from "node:tls";
import { TransportError } from "../errors.ts";
import type { HttpClientOptions } from "./options.ts";
import type { Target } from "./portable_socks5.ts";

/** Asks the proxy for a tunnel and returns the connection when it stands. */
export function dialHttpProxy(
  proxy: URL,
  target: Target,
  options: HttpClientOptions,
  opened: (socket: Socket) => void,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = connectRequest(proxy, target, options);
    const refuse = (answer: http.IncomingMessage) => {
      answer.socket.destroy();
      reject(refused(`${answer.statusCode} ${answer.statusMessage}`.trim()));
    };
    request.once("socket", opened);
    request.once("error", reject);
    request.once("response", refuse);
    request.once("connect", (answer, socket, head) => {
      if (answer.statusCode !== 200) return refuse(answer);
      if (head.length > 0) socket.unshift(head);
      resolve(socket as Socket);
    });
    request.end();
  });
}

function connectRequest(
  proxy: URL,
  target: Target,
  options: HttpClientOptions,
): http.ClientRequest {
  const authority = authorityOf(target);
  const hostname = proxy.hostname.replace(/^\[|\]$/g, "");
  const request = {
    host: hostname,
    method: "CONNECT",
    path: authority,
    headers: { host: authority, ...authorization(proxy) },
    agent: false,
  } as const;
  if (proxy.protocol === "http:") return http.request({ ...request, port: proxy.port || 80 });
  return https.request({
    ...request,
    port: proxy.port || 443,
    servername: isIP(hostname) ? "" : hostname,
    ca: proxyAuthorities(options.ca),
    rejectUnauthorized: options.insecureSkipTlsVerify !== true,
  });
}

/** Host and port of a target, as a URL has them. */
export function authorityOf({ host, port }: Target): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** A proxy may be certified by the cluster's authority, as Go has it, or by a public one. */
export function proxyAuthorities(ca: string | undefined): string[] | undefined {
  return ca === undefined ? undefined : [...rootCertificates, ca];
}

/** The header that logs in to the proxy, when its URL holds a user. */
export function authorization(proxy: URL): { "proxy-authorization"?: string } {
  if (proxy.username === "") return {};
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(user).toString("base64")}` };
}

function refused(state: string): TransportError {
  return new TransportError(`Cannot connect through the proxy: it answers ${state}`);
}
