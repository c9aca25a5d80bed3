/**
 * Port-forward over the channels of a WebSocket: two for each port, for data and for errors.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { WebSocketConnection } from "../../runtime/websocket_port.ts";
import type { Kernel } from "../kernel.ts";
import { createPipe, type Pipe } from "./pipe.ts";
import { connectPort } from "./pod_ports.ts";
import { framing } from "./websocket_channels.ts";

/** Serves one connection to each port. */
export async function forwardChannels(
  kernel: Kernel,
  pod: AnyObject,
  ports: readonly number[],
  connection: WebSocketConnection,
): Promise<void> {
  const frames = framing(connection.protocol);
  const send = (channel: number, data: Uint8Array) =>
    connection.send(frames.encode(channel, data)).catch(() => {});
  for (const [i, port] of ports.entries()) {
    // Each channel begins with its port, the low byte first.
    const start = Uint8Array.of(port & 255, port >> 8);
    await send(2 * i, start);
    await send(2 * i + 1, start);
  }
  const inputs = ports.map(() => createPipe<Uint8Array>(16));
  const receiving = receive(connection, frames, inputs);
  await Promise.all(ports.map(async (port, i) => {
    const input = inputs[i] as Pipe<Uint8Array>;
    const message = await connectPort(kernel, {
      pod,
      port,
      closed: connection.closed,
      read: () => input.take(),
      write: (bytes) => send(2 * i, bytes),
      close: () => Promise.resolve(input.end()),
    });
    if (message !== undefined) await send(2 * i + 1, new TextEncoder().encode(message));
    input.end();
  }));
  await connection.close();
  await receiving;
}

async function receive(
  connection: WebSocketConnection,
  frames: ReturnType<typeof framing>,
  inputs: readonly Pipe<Uint8Array>[],
): Promise<void> {
  try {
    for (let m = await connection.receive(); m !== undefined; m = await connection.receive()) {
      const { channel, data } = frames.decode(m);
      if (channel % 2 === 0 && data.length > 0) await inputs[channel / 2]?.push(data);
    }
  } catch {
    // A connection that breaks has ended too.
  }
  for (const input of inputs) input.end();
}
