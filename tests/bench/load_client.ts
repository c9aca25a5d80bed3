/**
 * The clients' side of the load bench: watches that count events and keep nothing, over bare sockets,
 * so that a thousand of them cost the machine little.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import net from "node:net";
import tls from "node:tls";

/** Where and as whom to connect. */
export interface Door {
  /** `https://127.0.0.1:1234`, or without TLS. */
  readonly address: string;
  readonly ca: string;
  readonly token: string;
}

/** Open watches of one kind. */
export interface Watches {
  /** Resolves when each has had `count` events since it was opened. */
  reached(count: number): Promise<void>;
  close(): void;
}

const end = Buffer.from("}\n");

/** Opens watches, a few at a time; all of them are answered when it resolves. */
export async function openWatches(door: Door, path: string, count: number): Promise<Watches> {
  const seen = new Array<number>(count).fill(0);
  const sockets: net.Socket[] = [];
  let wanted = Infinity;
  let missing = 0;
  let resolve = () => {};
  const note = (i: number, events: number) => {
    const before = seen[i] ?? 0;
    seen[i] = before + events;
    if (before < wanted && before + events >= wanted && --missing === 0) resolve();
  };
  for (let i = 0; i < count; i += 20) {
    const some = Array.from({ length: Math.min(20, count - i) }, (_, j) => i + j);
    sockets.push(...await Promise.all(some.map((at) => open(door, path, (n) => note(at, n)))));
  }
  return {
    reached(count) {
      wanted = count;
      missing = seen.filter((n) => n < count).length;
      if (missing === 0) return Promise.resolve();
      return new Promise((done) => void (resolve = done));
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function open(
  { address, ca, token }: Door,
  path: string,
  onEvents: (count: number) => void,
): Promise<net.Socket> {
  const { hostname: host, port, protocol } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = protocol === "https:"
      ? tls.connect({ host, port: Number(port), ca })
      : net.connect({ host, port: Number(port) });
    let answered = false;
    let rest = Buffer.alloc(0);
    socket.on("error", reject);
    socket.on("data", (data: Uint8Array) => {
      const bytes = Buffer.concat([rest, data]);
      if (!answered) {
        if (!bytes.includes("200")) return reject(new RangeError(bytes.toString()));
        answered = true;
        resolve(socket);
      }
      let events = 0;
      for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, at + 2)) events++;
      // An event may end between two pieces.
      rest = bytes.subarray(bytes.length - (bytes.at(-1) === end[0] ? 1 : 0));
      if (events > 0) onEvents(events);
    });
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
  });
}
