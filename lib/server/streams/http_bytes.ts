/**
 * HTTP/1.1 over a connection of bytes, as far as a forwarded port needs it: one request after the
 * other, bodies by their length or in chunks, answers in chunks as they come.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9112
 *
 * @module
 */

import type { ByteConnection } from "../../runtime/upgrade_port.ts";

/** Answers a request; undefined where nothing listens. */
type Answer = (request: Request) => Promise<Response | undefined>;

/** The largest head and body. */
const MAX_HEAD = 16_384;
const MAX_BODY = 3_145_728;

/** Serves requests until the client ends the connection, or speaks something else. */
export async function serveHttp(
  connection: Pick<ByteConnection, "read" | "write">,
  answer: Answer,
): Promise<void> {
  const input = reader(connection);
  for (let head = await input.head(); head !== undefined; head = await input.head()) {
    const [line = "", ...lines] = head.split("\r\n");
    const [method = "", target = "", version] = line.split(" ");
    const headers = readHeaders(lines);
    const url = headers && URL.parse(target, `http://${headers.get("host") ?? "localhost"}`);
    if (!headers || !url || !version?.startsWith("HTTP/1.")) return await sayBad(connection);
    const body = await input.body(headers);
    if (body === undefined) return await sayBad(connection);
    const keeps = version !== "HTTP/1.0" && headers.get("connection") !== "close";
    const bodyless = body.length === 0 || method === "GET" || method === "HEAD";
    const request = new Request(url, { method, headers, ...(bodyless ? {} : { body }) });
    const response = await answer(request) ?? new Response("nothing listens\n", { status: 502 });
    await send(connection, response, method === "HEAD", keeps);
    if (!keeps) return;
  }
}

async function sayBad({ write }: Pick<ByteConnection, "write">): Promise<void> {
  const text = "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
  await write(new TextEncoder().encode(text));
}

function readHeaders(lines: readonly string[]): Headers | undefined {
  try {
    return new Headers(lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }));
  } catch {
    return undefined;
  }
}

async function send(
  { write }: Pick<ByteConnection, "write">,
  response: Response,
  headOnly: boolean,
  keeps: boolean,
): Promise<void> {
  const utf8 = new TextEncoder();
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  const chunked = !headers.has("content-length") && body !== null;
  if (chunked) headers.set("transfer-encoding", "chunked");
  else if (body === null) headers.set("content-length", "0");
  headers.set("connection", keeps ? "keep-alive" : "close");
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  await write(utf8.encode(`HTTP/1.1 ${status} ${statusText}\r\n${lines}\r\n`));
  if (body === null || headOnly) return await body?.cancel();
  for await (const chunk of body) {
    if (chunk.length === 0) continue;
    if (chunked) await write(utf8.encode(`${chunk.length.toString(16)}\r\n`));
    await write(chunk);
    if (chunked) await write(utf8.encode("\r\n"));
  }
  if (chunked) await write(utf8.encode("0\r\n\r\n"));
}

interface Input {
  /** The text up to the next empty line; undefined at the end. */
  head(): Promise<string | undefined>;
  /** The body that the headers announce; undefined when it does not come, or is too large. */
  body(headers: Headers): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

function reader({ read }: Pick<ByteConnection, "read">): Input {
  let held = new Uint8Array(0);
  const more = async (): Promise<boolean> => {
    const chunk = await read();
    if (!chunk) return false;
    const joined = new Uint8Array(held.length + chunk.length);
    joined.set(held);
    joined.set(chunk, held.length);
    held = joined;
    return true;
  };
  const line = async (end: string): Promise<string | undefined> => {
    for (;;) {
      const text = new TextDecoder("latin1").decode(held.subarray(0, MAX_HEAD));
      const at = text.indexOf(end);
      if (at >= 0) {
        held = held.slice(at + end.length);
        return text.slice(0, at);
      }
      if (held.length >= MAX_HEAD || !await more()) return undefined;
    }
  };
  const exactly = async (length: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    if (!(length >= 0 && length <= MAX_BODY)) return undefined;
    while (held.length < length) if (!await more()) return undefined;
    const bytes = held.slice(0, length);
    held = held.slice(length);
    return bytes;
  };
  const chunks = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const all: number[] = [];
    for (;;) {
      const length = Number.parseInt(await line("\r\n") ?? "", 16);
      const chunk = await exactly(length);
      if (!chunk || all.length + length > MAX_BODY) return undefined;
      for (const byte of chunk) all.push(byte);
      if (await line("\r\n") === undefined) return undefined;
      if (length === 0) return Uint8Array.from(all);
    }
  };
  return {
    head: () => line("\r\n\r\n"),
    body: (headers) =>
      headers.get("transfer-encoding") === "chunked"
        ? chunks()
        : exactly(Number(headers.get("content-length") ?? "0")),
  };
}
