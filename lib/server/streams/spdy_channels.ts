/**
 * The streams of a process over SPDY/3.1, as kubectl up to 1.30 and many Go programs speak it.
 *
 * @module
 */

import type { Status } from "../../meta/status.ts";
import type { ByteConnection } from "../../runtime/upgrade_port.ts";
import { type Channels, parseTerminalSize, type StreamFlags } from "./channels.ts";
import { createPipe } from "./pipe.ts";
import type { TerminalSize } from "./process.ts";
import { spdySession, type SpdyStream } from "./spdy/session.ts";

/** The stream protocols for exec and attach; from v4 on the end is told by a Status. */
export const SPDY_PROTOCOLS: readonly string[] = [
  "v5.channel.k8s.io",
  "v4.channel.k8s.io",
  "v3.channel.k8s.io",
  "v2.channel.k8s.io",
  "channel.k8s.io",
];

/** Waits until the client has opened all streams that it said it would. */
export async function spdyChannels(
  connection: ByteConnection,
  flags: StreamFlags,
  protocol: string,
): Promise<Channels> {
  const streams = new Map<string, SpdyStream>();
  const all = Promise.withResolvers<void>();
  const expected = expectedStreams(flags, protocol);
  const session = spdySession(connection, (stream) => {
    streams.set(stream.headers.get("streamtype") ?? "", stream);
    if (expected.every((type) => streams.has(type))) all.resolve();
  });
  const gone = new AbortController();
  void session.closed.then(() => {
    gone.abort(new DOMException("The client has gone away", "AbortError"));
    all.resolve();
  });
  await all.promise;
  return channels(streams, gone.signal, protocol);
}

function expectedStreams(flags: StreamFlags, protocol: string): readonly string[] {
  const resizes = flags.tty && !["v2.channel.k8s.io", "channel.k8s.io"].includes(protocol);
  return [
    "error",
    ...(flags.stdin ? ["stdin"] : []),
    ...(flags.stdout ? ["stdout"] : []),
    ...(flags.stderr && !flags.tty ? ["stderr"] : []),
    ...(resizes ? ["resize"] : []),
  ];
}

function channels(
  streams: ReadonlyMap<string, SpdyStream>,
  signal: AbortSignal,
  protocol: string,
): Channels {
  const text = (status: Partial<Status>) => {
    if (/^v[45]/.test(protocol)) return JSON.stringify(status);
    return status.status === "Success" ? "" : status.message ?? "";
  };
  return {
    signal,
    stdin: bytesOf(streams.get("stdin")),
    resize: sizesOf(streams.get("resize")),
    async send(stream, bytes) {
      await streams.get(stream)?.write(bytes);
    },
    async finish(status) {
      await streams.get("stdout")?.end();
      await streams.get("stderr")?.end();
      const error = streams.get("error");
      await error?.write(new TextEncoder().encode(text(status)));
      await error?.end();
    },
  };
}

async function* bytesOf(stream: SpdyStream | undefined): AsyncGenerator<Uint8Array> {
  for (let next = await stream?.read(); next; next = await stream?.read()) yield next;
}

function sizesOf(stream: SpdyStream | undefined): AsyncIterable<TerminalSize> {
  const sizes = createPipe<TerminalSize>(64);
  const read = async () => {
    for await (const bytes of bytesOf(stream)) {
      const size = parseTerminalSize(bytes);
      if (size) void sizes.push(size);
    }
  };
  void read().finally(() => sizes.end());
  return sizes;
}
