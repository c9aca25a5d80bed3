/**
 * Connections through a SOCKS5 proxy, which resolves the name.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc1928, https://www.rfc-editor.org/rfc/rfc1929
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { connect, isIPv4, isIPv6, type Socket } from "node:net";
import { TransportError } from "../errors.ts";

/** Where a connection shall lead. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

const replies: readonly string[] = [
  "",
  "general failure",
  "not allowed by its rules",
  "the network is unreachable",
  "the host is unreachable",
  "the connection was refused",
  "the time to live expired",
  "it cannot connect",
  "it does not know this type of address",
];

/** Opens a connection through the proxy; `opened` is told of the socket before it is connected. */
export async function dialSocks5(
  proxy: URL,
  target: Target,
  opened: (socket: Socket) => void,
): Promise<Socket> {
  const socket = connect(Number(proxy.port || 1080), proxy.hostname.replace(/^\[|\]$/g, ""));
  opened(socket);
  const input = readFrom(socket);
  try {
    await greet(socket, input, proxy);
    await ask(socket, input, target);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    input.release();
  }
}

async function greet(socket: Socket, input: Input, proxy: URL): Promise<void> {
  const user = Buffer.from(decodeURIComponent(proxy.username));
  const password = Buffer.from(decodeURIComponent(proxy.password));
  socket.write(user.length > 0 ? Buffer.of(5, 2, 0, 2) : Buffer.of(5, 1, 0));
  const [, method] = await input.read(2);
  if (method === 0) return;
  if (method !== 2) throw refused("it accepts none of our ways to log in");
  const parts = [Buffer.of(1, user.length), user, Buffer.of(password.length), password];
  socket.write(Buffer.concat(parts));
  const [, status] = await input.read(2);
  if (status !== 0) throw refused("it rejects the user name or password");
}

async function ask(socket: Socket, input: Input, { host, port }: Target): Promise<void> {
  socket.write(
    Buffer.concat([Buffer.of(5, 1, 0), address(host), Buffer.of(port >> 8, port & 255)]),
  );
  const [, reply = 1, , type] = await input.read(4);
  if (reply !== 0) throw refused(replies[reply] ?? `failure ${reply}`);
  const length = type === 1 ? 4 : type === 4 ? 16 : (await input.read(1))[0] ?? 0;
  await input.read(length + 2);
}

function address(host: string): Buffer {
  if (isIPv4(host)) return Buffer.of(1, ...host.split(".").map(Number));
  if (isIPv6(host)) return Buffer.of(4, ...ipv6Bytes(host));
  const name = Buffer.from(host);
  return Buffer.concat([Buffer.of(3, name.length), name]);
}

function ipv6Bytes(host: string): readonly number[] {
  const [head = "", tail] = host.split("::");
  const groups = (text: string) => text === "" ? [] : text.split(":").map((g) => parseInt(g, 16));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const gap = new Array<number>(8 - left.length - right.length).fill(0);
  return [...left, ...gap, ...right].flatMap((group) => [group >> 8, group & 255]);
}

/** What a proxy says before the tunnel stands. */
interface Input {
  /** Exactly so many bytes, however they arrive. */
  read(length: number): Promise<Buffer>;
  /** Leaves the socket, and what it has received since, to the next reader. */
  release(): void;
}

function readFrom(socket: Socket): Input {
  let held: Buffer = Buffer.alloc(0);
  let failure: Error | undefined;
  let wake = () => {};
  const onData = (data: Buffer) => {
    held = Buffer.concat([held, data]);
    wake();
  };
  const onError = (error: Error) => {
    failure ??= error;
    wake();
  };
  const onEnd = () => onError(refused("it closed the connection"));
  socket.on("data", onData).on("error", onError).on("end", onEnd).on("close", onEnd);
  return {
    async read(length) {
      while (held.length < length) {
        if (failure) throw failure;
        await new Promise<void>((resolve) => wake = resolve);
      }
      const bytes = held.subarray(0, length);
      held = held.subarray(length);
      return bytes;
    },
    release() {
      socket.pause();
      socket.off("data", onData).off("error", onError).off("end", onEnd).off("close", onEnd);
      if (held.length > 0) socket.unshift(held);
    },
  };
}

function refused(state: string): TransportError {
  return new TransportError(`Cannot connect through the SOCKS proxy: ${state}`);
}
