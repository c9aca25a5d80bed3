/**
 * Requests that two servers could read in two ways, byte by byte.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9112
 *
 * @module
 */

/** One text that is sent to a server. */
export interface RawRow {
  readonly name: string;
  readonly text: string;
}

const host = "Host: 127.0.0.1\r\n";
/** What must not be taken for a request of its own. */
const next = `GET /next HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
const chunks = `2\r\n{}\r\n0\r\n\r\n${next}`;

const get = (headers: string, end = "\r\n\r\n", line = "GET /first HTTP/1.1") =>
  `${line}\r\n${headers}${end}${next}`;
const post = (headers: string, body: string) =>
  `POST /first HTTP/1.1\r\n${host}${headers}\r\n\r\n${body}`;
const length = (value: string) => post(`Content-Length: ${value}`, `{}${next}`);
const coding = (value: string) => post(`Transfer-Encoding: ${value}`, chunks);
const chunked = (body: string) => post("Transfer-Encoding: chunked", body + next);
const at = (value: string) => get(`Host: ${value}`);

const rows = (kind: string, texts: Readonly<Record<string, string>>): readonly RawRow[] =>
  Object.entries(texts).map(([name, text]) => ({ name: `${kind}: ${name}`, text }));

/** Each is refused, and ends its connection. */
export const refusedRows: readonly RawRow[] = [
  ...rows("length", {
    "with a transfer coding": post("Content-Length: 5\r\nTransfer-Encoding: chunked", chunks),
    "behind a transfer coding": post("Transfer-Encoding: chunked\r\nContent-Length: 5", chunks),
    "0 with a transfer coding": post("Content-Length: 0\r\nTransfer-Encoding: chunked", chunks),
    "with a transfer coding, of a GET": get(
      `${host}Content-Length: 4\r\nTransfer-Encoding: chunked`,
    ),
    "twice, unequal": post("Content-Length: 2\r\nContent-Length: 3", `{} ${next}`),
    "twice, equal": post("Content-Length: 2\r\nContent-Length: 2", `{}${next}`),
    "a list, unequal": length("2, 3"),
    "a list, equal": length("2, 2"),
    "negative": length("-1"),
    "with a plus": length("+2"),
    "hexadecimal": length("0x2"),
    "with a fraction": length("2.0"),
    "with an exponent": length("2e0"),
    "empty": length(""),
    "beyond 64 bits": length("99999999999999999999999"),
    "with a space in it": length("1 2"),
    "with a space before the colon": post("Content-Length : 2", `{}${next}`),
  }),
  ...rows("transfer coding", {
    "chunked not last": coding("chunked, gzip"),
    "identity": coding("identity"),
    "unknown": coding("xchunked"),
    "chunked and identity": coding("chunked\r\nTransfer-Encoding: identity"),
    "chunked twice": coding("chunked, chunked"),
    "chunked on two lines": coding("chunked\r\nTransfer-Encoding: chunked"),
    "gzip before chunked": coding("gzip, chunked"),
    "quoted": coding('"chunked"'),
    "behind a vertical tab": coding("\x0bchunked"),
    "with a parameter": coding("chunked;a=b"),
    "empty": coding(""),
    "with a NUL": coding("chunked\0"),
    "folded": post("Transfer-Encoding:\r\n chunked", chunks),
    "with a space before the colon": post("Transfer-Encoding : chunked", chunks),
    "of HTTP/1.0": coding("chunked").replace("HTTP/1.1", "HTTP/1.0"),
  }),
  ...rows("chunks", {
    "no number": chunked("xyz\r\n{}\r\n0\r\n\r\n"),
    "a negative number": chunked("-2\r\n{}\r\n0\r\n\r\n"),
    "a prefix": chunked("0x2\r\n{}\r\n0\r\n\r\n"),
    "a number beyond 64 bits": chunked("fffffffffffffffff2\r\n{}\r\n0\r\n\r\n"),
    "a space behind the number": chunked("2 \r\n{}\r\n0\r\n\r\n"),
    "a bare line feed behind the number": chunked("2\n{}\r\n0\r\n\r\n"),
    "nothing behind the bytes": chunked("2\r\n{}0\r\n\r\n"),
    "a bare line feed behind the bytes": chunked("2\r\n{}\n0\r\n\r\n"),
    "bare line feeds at the end": chunked("2\r\n{}\r\n0\n\n"),
    "a line feed in an extension": chunked("2;a\nb\r\n{}\r\n0\r\n\r\n"),
    "a carriage return in an extension": chunked("2;a\rb\r\n{}\r\n0\r\n\r\n"),
  }),
  ...rows("lines", {
    "folded": get(`${host}X-A: b\r\n c`),
    "folded at the beginning": get(` X: y\r\n${host.trim()}`),
    "bare line feeds": `GET /first HTTP/1.1\nHost: 127.0.0.1\n\n${next}`,
    "a bare line feed": get(`${host}X-A: b\nX-B: c`),
    "a bare carriage return": get(`${host}X-A: b\rX-B: c`),
    "bare carriage returns": `GET /first HTTP/1.1\rHost: 127.0.0.1\r\r${next}`,
    "a bare line feed at the end": get(`${host}X-A: b`, "\r\n\n"),
    "a NUL in a value": get(`${host}X-A: b\0c`),
    "a NUL in a name": get(`${host}X-\0A: b`),
    "a space in a name": get(`${host}X A: b`),
    "no colon": get(`${host}XA`),
    "no name": get(`${host}: b`),
  }),
  ...rows("request line", {
    "HTTP/0.9": get(host.trim(), "\r\n\r\n", "GET /first"),
    "HTTP/1.2": get(host.trim(), "\r\n\r\n", "GET /first HTTP/1.2"),
    "HTTP/2 without asking": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + next,
    "a space in the path": get(host.trim(), "\r\n\r\n", "GET /fir st HTTP/1.1"),
    "a control character in the path": get(host.trim(), "\r\n\r\n", "GET /\x01 HTTP/1.1"),
    "no path": get(host.trim(), "\r\n\r\n", "OPTIONS * HTTP/1.1"),
    "TRACE": get(host.trim(), "\r\n\r\n", "TRACE /first HTTP/1.1"),
    "a method that is no word": get(host.trim(), "\r\n\r\n", "G@T /first HTTP/1.1"),
  }),
  ...rows("host", {
    "none": get("X-A: b"),
    "two": get(`${host}Host: evil.example`),
    "two, equal": get(host + host.trim()),
    "empty": at(""),
    "with a path": at("127.0.0.1/x"),
    "with a query": at("127.0.0.1?x"),
    "with a fragment": at("127.0.0.1#x"),
    "with a user": at("127.0.0.1@evil.example"),
    "of a user here": at("evil.example@127.0.0.1"),
    "a list": at("127.0.0.1, evil.example"),
    "with a user in an absolute path": get(
      host.trim(),
      "\r\n\r\n",
      "GET http://u:p@127.0.0.1/first HTTP/1.1",
    ),
  }),
];

/** Each is two requests, and both are answered. */
export const acceptedRows: readonly RawRow[] = rows("accepted", {
  "a GET": get(host.trim()),
  "a length": length("2"),
  "chunks": coding("chunked"),
  "chunks behind a tab": coding("\tChunked"),
  "a chunk with an extension": chunked("2;a=b\r\n{}\r\n0\r\n\r\n"),
  "chunks with a trailer": chunked("2\r\n{}\r\n0\r\nX-A: b\r\n\r\n"),
  "a host with a port": at("localhost:6443"),
  "an IPv6 host": at("[::1]:6443"),
  "an absolute path": get(host.trim(), "\r\n\r\n", "GET http://127.0.0.1/first HTTP/1.1"),
});
