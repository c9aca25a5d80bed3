/**
 * A server in a thread of its own whose commands end while input still comes, which resets the
 * connection.
 *
 * @module
 */

import https from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { parentPort, workerData } from "node:worker_threads";
import { acceptWebSocket, type OnFrame } from "../runtime/websocket_server.ts";

/** Says its last words `delayMs` after so many pings, and reads no more. */
function endAt(pings: number, delayMs: number): OnFrame {
  let left = pings;
  return (opcode, payload, { frame, socket }) => {
    if (opcode === 9) frame(10, payload);
    if (opcode !== 9 || left-- !== 0) return;
    socket.pause();
    setTimeout(() => {
      frame(2, "\x01last words");
      frame(2, `\x03${JSON.stringify({ status: "Success", metadata: {} })}`);
      socket.write(Uint8Array.of(0x88, 0), () => socket.destroy());
    }, delayMs);
  };
}

const server = https.createServer(workerData);
let count = 0;
server.on("upgrade", (request, socket: Duplex) => {
  const delayMs = [0, 0, 1, 3][(count >> 2) % 4] ?? 0;
  acceptWebSocket(request, socket, endAt(count++ % 4, delayMs));
});
server.listen(0, "127.0.0.1", () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});
