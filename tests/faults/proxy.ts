/**
 * A TCP proxy on loopback that breaks what passes through it, as it is told to.
 *
 * @module
 */

import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import type { Chance } from "./chance.ts";

/** What can be done to a connection, or to all of them. */
export const socketFaults = [
  "reset",
  "close",
  "half-open",
  "truncate",
  "damage",
  "slow bytes",
  "stall",
  "blackhole",
  "refuse",
  "restart",
] as const;

/** One of {@linkcode socketFaults}. */
export type SocketFault = (typeof socketFaults)[number];

/** A proxy in front of one address. */
export interface Proxy {
  /** The port on 127.0.0.1. */
  readonly port: number;
  /** Open connections of clients. */
  readonly connections: number;
  /** Whether there is a connection that a fault could be done to. */
  readonly breakable: boolean;
  /** Connections so far. */
  readonly accepted: number;
  /** Does a fault; false when there is no connection to do it to. */
  hit(fault: SocketFault): Promise<boolean>;
  /** Breaks every connection. */
  resetAll(): void;
  /** Faults end; connections that cannot recover, or have one ahead, are reset. */
  calm(): void;
  close(): Promise<void>;
}

/** One client's connection, and the one that stands for it at the server. */
class Pair {
  readonly client: Socket;
  readonly #server: Socket;
  #frozen = false;
  /** Bytes of each piece while it is slow. */
  #slow: number | undefined;
  /** Bytes that still pass. */
  #left = Infinity;
  /** Whether the next chunk of the server loses a bit. */
  #damaging = false;
  /** Those whose last chunk is on its way: the next one has to wait, for bytes do not overtake. */
  readonly #passing = new Set<Socket>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #onClose: () => void;

  constructor(
    client: Socket,
    target: { readonly host: string; readonly port: number },
    onClose: () => void,
  ) {
    this.client = client;
    this.#server = connect(target);
    this.#onClose = onClose;
    this.#forward(client, this.#server);
    this.#forward(this.#server, client);
  }

  get frozen(): boolean {
    return this.#frozen;
  }

  /** Whether a fault waits for it that has not come yet. */
  get doomed(): boolean {
    return this.#frozen || this.#damaging || this.#left < Infinity;
  }

  /** An RST to both sides. */
  reset(): void {
    for (const socket of [this.client, this.#server]) reset(socket);
    this.#closed();
  }

  /** A FIN to both sides, wherever they are. */
  close(): void {
    for (const socket of [this.client, this.#server]) socket.destroySoon();
    this.#closed();
  }

  /** Nothing passes any more, and nothing is said. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of [this.client, this.#server]) socket.pause();
  }

  stall(ms: number): void {
    this.freeze();
    this.#later(ms, () => {
      this.#frozen = false;
      for (const socket of [this.client, this.#server]) this.#resume(socket);
    });
  }

  damage(): void {
    this.#damaging = true;
  }

  truncateAfter(bytes: number): void {
    this.#left = bytes;
  }

  slow(bytes: number, ms: number): void {
    this.#slow = bytes;
    this.#later(ms, () => (this.#slow = undefined));
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  #forward(from: Socket, to: Socket): void {
    from.on("data", (chunk: Uint8Array) => void this.#pass(from, to, chunk));
    from.on("end", () => to.end());
    from.on("error", () => this.close());
    from.on("close", () => {
      to.destroySoon();
      this.#closed();
    });
  }

  #resume(socket: Socket): void {
    if (!this.#frozen && !this.#passing.has(socket)) socket.resume();
  }

  /** What becomes of a chunk on its way. */
  #alter(from: Socket, chunk: Uint8Array): Uint8Array {
    const whole = chunk.subarray(0, Math.max(0, this.#left));
    this.#left -= chunk.length;
    if (!this.#damaging || from === this.client || whole.length === 0) return whole;
    this.#damaging = false;
    const damaged = new Uint8Array(whole);
    damaged[damaged.length - 1]! ^= 1;
    return damaged;
  }

  async #pass(from: Socket, to: Socket, chunk: Uint8Array): Promise<void> {
    from.pause();
    this.#passing.add(from);
    const whole = this.#alter(from, chunk);
    const size = this.#slow ?? whole.length;
    for (let i = 0; i < whole.length && !to.destroyed; i += size) {
      if (i > 0) await new Promise((resolve) => setTimeout(resolve, 2));
      const all = to.write(whole.subarray(i, i + size));
      if (!all) {
        await new Promise<void>((resolve) => void to.once("drain", resolve).once("close", resolve));
      }
    }
    this.#passing.delete(from);
    if (this.#left <= 0) this.close();
    else this.#resume(from);
  }

  #closed(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#onClose();
    this.#onClose = () => {};
  }
}

/**
 * An RST, or the FIN that is on its way. Node cannot reset what it is shutting down: it would neither
 * close the handle nor end its process, which waits for that in a loop.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** Starts a proxy in front of a server's address. */
export async function startProxy(server: string, chance: Chance): Promise<Proxy> {
  const { hostname: host, port } = new URL(server);
  const pairs = new Set<Pair>();
  let accepted = 0;
  let mode: "open" | "blackhole" | "refuse" = "open";
  let modeTimer: ReturnType<typeof setTimeout> | undefined;
  let listener: Server;
  const accept = (client: Socket) => {
    accepted++;
    if (mode === "refuse") return void reset(client);
    const pair = new Pair(client, { host, port: Number(port) }, () => pairs.delete(pair));
    pairs.add(pair);
    if (mode === "blackhole") pair.freeze();
  };
  const listen = async (at: number) => {
    listener = createServer(accept);
    await new Promise<void>((resolve, reject) => {
      listener.once("error", reject);
      listener.listen(at, "127.0.0.1", resolve);
    });
    return (listener.address() as AddressInfo).port;
  };
  const stopListening = () => new Promise<void>((resolve) => void listener.close(() => resolve()));
  const change = (next: typeof mode, ms: number) => {
    clearTimeout(modeTimer);
    mode = next;
    modeTimer = setTimeout(() => (mode = "open"), ms);
  };
  const own = await listen(0);
  const breakable = () => [...pairs].filter((pair) => !pair.frozen);
  const breakAll = () => {
    for (const pair of [...pairs]) pair.reset();
  };
  return {
    port: own,
    get connections() {
      return pairs.size;
    },
    get breakable() {
      return breakable().length > 0;
    },
    get accepted() {
      return accepted;
    },
    async hit(fault) {
      const open = breakable();
      if (open.length === 0) return false;
      const pair = chance.pick(open);
      if (fault === "reset") pair.reset();
      else if (fault === "close") pair.close();
      else if (fault === "half-open") pair.freeze();
      else if (fault === "truncate") pair.truncateAfter(chance.below(3000));
      else if (fault === "damage") pair.damage();
      else if (fault === "slow bytes") pair.slow(1 + chance.below(200), 300);
      else if (fault === "stall") pair.stall(20 + chance.below(400));
      else if (fault === "restart") {
        const stopped = stopListening();
        breakAll();
        await stopped;
        await listen(own);
      } else {
        change(fault === "refuse" ? "refuse" : "blackhole", 50 + chance.below(150));
        pair.reset();
      }
      return true;
    },
    resetAll: breakAll,
    calm() {
      clearTimeout(modeTimer);
      mode = "open";
      for (const pair of [...pairs]) if (pair.doomed) pair.reset();
    },
    async close() {
      clearTimeout(modeTimer);
      const stopped = stopListening();
      breakAll();
      await stopped;
    },
  };
}
