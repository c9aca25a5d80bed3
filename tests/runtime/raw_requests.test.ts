import assert from "node:assert/strict";
import net from "node:net";
import { type Listener, runtime } from "kubist/runtime";
import { test } from "../harness.ts";
import { acceptedRows, type RawRow, refusedRows } from "./raw_requests.ts";

interface Told {
  /** The status of each answer. */
  readonly statuses: readonly number[];
  /** The paths of the requests that a handler has read to their end. */
  readonly read: readonly string[];
}

/** A server that reads each request to its end and then answers 200. */
async function listening(work: (tell: (row: RawRow) => Promise<Told>) => Promise<void>) {
  const read: string[] = [];
  const listener = await runtime().listen(async (request) => {
    await request.text();
    read.push(new URL(request.url).pathname);
    return new Response("ok");
  });
  try {
    await work(async ({ text }) => {
      read.length = 0;
      const answer = await send(listener, text);
      const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code));
      return { statuses, read: read.toSorted() };
    });
  } finally {
    await listener.close();
  }
}

/** Sends bytes and reads until the server ends the connection; the test's deadline ends the wait. */
function send({ port }: Listener, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (data) => void (answer += data.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
    socket.write(text, "latin1");
  });
}

test(`listen() refuses ${refusedRows.length} requests that have two readings, and closes`, () =>
  listening(async (tell) => {
    assert.ok(refusedRows.length >= 40);
    for (const row of refusedRows) {
      const { statuses, read } = await tell(row);
      assert.deepEqual(read, [], row.name);
      // Bun's parser may add a refusal of its own for the rest of the bytes.
      assert.ok(statuses.length > 0, `${row.name}: no answer`);
      assert.ok(statuses.every((status) => status >= 400), `${row.name}: ${statuses}`);
    }
  }));

test("listen() answers both of two requests that have one reading", () =>
  listening(async (tell) => {
    for (const row of acceptedRows) {
      const { statuses, read } = await tell(row);
      assert.deepEqual(
        { statuses, read },
        { statuses: [200, 200], read: ["/first", "/next"] },
        row.name,
      );
    }
  }));
