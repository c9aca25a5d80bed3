/**
 * The two servers that are compared, each as a function that sends a request.
 *
 * @module
 */

import { runtime } from "kubist/runtime";
import { createServer, type ServerOptions } from "kubist/server";
import type { Envtest } from "kubist/testing";
import { type Answer, keptHeaders, type Send } from "./script.ts";

/** A server to send to. */
export interface Server extends AsyncDisposable {
  readonly send: Send;
}

/** The real one. */
export function realServer(envtest: Envtest): Server {
  const http = runtime().createHttpClient({ ca: envtest.ca });
  return {
    async send(method, path, headers, body) {
      const given = headersOf(envtest.token, headers);
      const response = await http.request({
        method,
        url: envtest.server + path,
        headers: Object.entries(given),
        ...(body === undefined ? {} : { body }),
        kind: "unary",
      });
      return await answerOf(response);
    },
    [Symbol.asyncDispose]: () => http.close(),
  };
}

/** The embedded one, set up as the real one is: no controllers, no ServiceAccount plugin, RBAC. */
export function embeddedServer(options: ServerOptions = {}): Server {
  const user = { username: "token-admin", uid: "token-admin", groups: ["system:masters"] };
  const server = createServer({
    ...options,
    controllers: false,
    admission: { disable: ["ServiceAccount"] },
    auth: { mode: "rbac", tokens: { t: user } },
  });
  return {
    async send(method, path, headers, body) {
      const request = new Request(`http://embedded${path}`, {
        method,
        headers: headersOf("t", headers),
        ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
      });
      return await answerOf(await server.fetch(request));
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** The headers of a step, and those that it leaves to the server that it is sent to. */
function headersOf(
  token: string,
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  return { "user-agent": "kubist/1", authorization: `Bearer ${token}`, ...headers };
}

async function answerOf(
  response: {
    readonly status: number;
    readonly headers: Headers;
    text(): Promise<string>;
  },
): Promise<Answer> {
  const { status, headers } = response;
  return { status, headers: keptHeaders(headers), body: parse(await response.text()) };
}

/** JSON, a line of it for each event of a watch, else text. */
function parse(text: string): unknown {
  for (const read of [JSON.parse, lines]) {
    try {
      return read(text);
    } catch {
      // The next one.
    }
  }
  return text;
}

function lines(text: string): unknown[] {
  return text.trim().split("\n").map((line) => JSON.parse(line));
}
