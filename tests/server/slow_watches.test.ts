import assert from "node:assert/strict";
import net from "node:net";
import { runtime } from "kubist/runtime";
import { createServer } from "kubist/server";
import { watchStream } from "../../lib/server/watch_stream.ts";
import { test } from "../harness.ts";
import { CM, drive, NS } from "./api.ts";

/** A watch over a bare socket; it reads nothing before it is told to. */
interface SocketWatch {
  /** Reads until `count` events were seen, or the server ends the watch; the rounds they tell of. */
  read(count: number): Promise<readonly number[]>;
  /** Events read so far. */
  readonly seen: number;
  close(): void;
}

/** Opens a watch; resolves when the server has answered. */
async function openWatch(port: number, revision: number): Promise<SocketWatch> {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    `GET ${CM}?watch=1&resourceVersion=${revision} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
  );
  await new Promise<void>((resolve) => void socket.once("readable", resolve));
  const rounds: number[] = [];
  return {
    get seen() {
      return rounds.length;
    },
    read(count) {
      let rest = "";
      return new Promise((resolve) => {
        const take = (text: string) => {
          const lines = (rest + text).split("}\n");
          rest = lines.pop() ?? "";
          for (const line of lines) rounds.push(Number(/"round":"(\d+)"/.exec(line)?.[1]));
          // Without the last chunk the end of a connection is no end of a watch.
          if (rounds.length >= count || rest.endsWith("\r\n0\r\n\r\n")) resolve(rounds);
        };
        socket.on("data", (data) => take(data.toString("latin1")));
      });
    },
    close: () => void socket.destroy(),
  };
}

test("watches that never read hold up nobody, and are ended at the limit", async () => {
  const [changes, buffer] = [240, 20];
  await using server = createServer({ watchBuffer: buffer });
  const listener = await runtime().listen((request) => server.fetch(request));
  const s = drive(server);
  await s.post("/api/v1/namespaces", { metadata: { name: "t" } });
  // A connection holds some megabytes by itself; events of 200 kB overflow it soon.
  const big = "x".repeat(200_000);
  await s.post(CM, { metadata: { name: "a" }, data: { big } });
  const open = () => openWatch(listener.port, server.revision);
  const stalled = await Promise.all([open(), open(), open()]);
  const prompt = await Promise.all([open(), open(), open()]);
  const all = prompt.map((watch) => watch.read(changes));
  for (let round = 0; round < changes; round++) {
    const { status } = await s.patch(`${CM}/a`, {
      metadata: { annotations: { round: `${round}` } },
    });
    assert.equal(status, 200);
    const isBehind = ({ seen }: SocketWatch) => seen < round - buffer / 2;
    for (let turn = 0; turn < 10_000 && prompt.some(isBehind); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  const expected = Array.from({ length: changes }, (_, round) => round);
  for (const rounds of await Promise.all(all)) assert.deepEqual(rounds, expected);
  for (const watch of stalled) {
    const rounds = await watch.read(Infinity);
    assert.ok(rounds.length > buffer && rounds.length < changes, `${rounds.length} events`);
    assert.deepEqual(rounds, expected.slice(0, rounds.length));
  }
  for (const watch of [...stalled, ...prompt]) watch.close();
  assert.equal((await s.get(NS)).status, 200);
  await listener.close();
});

test("watchStream() holds as many events as it may, and then ends", async () => {
  let ends = 0;
  const stream = watchStream({ initial: [].values(), buffer: 3, onEnd: () => void ends++ });
  const event = (n: number) => new TextEncoder().encode(`${n}`);
  let sent = 0;
  while (!stream.ended && sent < 100) stream.send(event(sent++));
  assert.equal(ends, 1);
  stream.send(event(sent));
  const text = await new Response(stream.body).text();
  assert.equal(text, Array.from({ length: sent }, (_, n) => `${n}`).join(""));
  // One is with the reader, one more than the buffer is what ends it.
  assert.ok(sent <= 3 + 2, `${sent} events`);
});
