import assert from "node:assert/strict";
import net from "node:net";
import { runtime } from "kubist/runtime";
import { mapped, respondItems } from "../../lib/server/list_response.ts";
import { test } from "../harness.ts";
import { api, CM, cm, NS } from "./api.ts";

const plain = { media: "json", pretty: false } as const;

/** A list of numbers with some weight, and how many of them were asked for. */
function heavy(count: number) {
  const asked = { count: 0 };
  const numbers = Array.from({ length: count }, (_, i) => i);
  const values = mapped(numbers, (i) => {
    asked.count++;
    return { i, weight: "x".repeat(10_000) };
  });
  return { asked, list: { head: { kind: "HeavyList" }, field: "items" as const, values } };
}

test("respondItems() makes items as they are taken, and none for those who stop", async () => {
  const { asked, list } = heavy(1000);
  const { body, headers } = await respondItems(list, plain);
  assert.equal(headers.get("content-length"), null);
  const reader = body!.getReader();
  const { value } = await reader.read();
  assert.ok(value!.length < 100_000, `${value!.length} bytes`);
  assert.ok(asked.count < 30, `${asked.count} items`);
  await reader.cancel();
  assert.ok(asked.count < 30, `${asked.count} items`);
});

test("respondItems() writes the JSON of the whole, in any number of pieces", async () => {
  for (const count of [0, 1, 6, 7, 8, 100]) {
    const response = await respondItems(heavy(count).list, plain);
    const length = response.headers.get("content-length");
    const text = await response.text();
    assert.equal(length === null, count > 6, `${count}: ${length}`);
    const expected = { kind: "HeavyList", items: [...heavy(count).list.values] };
    assert.equal(text, `${JSON.stringify(expected)}\n`);
  }
});

test("a long list is what its pages are together", async () => {
  await using s = await api();
  const data = { text: "päge ".repeat(1000) };
  for (let i = 0; i < 120; i++) await s.post(CM, cm(`m${i}`, { data }));
  const whole = await s.get(CM);
  const items = [];
  for (let token = "";;) {
    const { body } = await s.get(`${CM}?limit=7&continue=${encodeURIComponent(token)}`);
    items.push(...body.items);
    token = body.metadata.continue ?? "";
    if (token === "") break;
  }
  assert.equal(items.length, 120);
  assert.deepEqual(whole.body.items, items);
});

test("lists that are never read hold up nobody", async () => {
  await using s = await api();
  const data = { text: "x".repeat(200_000) };
  for (let i = 0; i < 60; i++) await s.post(CM, cm(`m${i}`, { data }));
  const listener = await runtime().listen((request) => s.server.fetch(request));
  const address = `http://127.0.0.1:${listener.port}`;
  const stuck = await Promise.all(Array.from({ length: 10 }, async () => {
    const socket = net.connect(listener.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(`GET ${CM} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
    await new Promise<void>((resolve) => void socket.once("readable", resolve));
    return socket;
  }));
  const response = await fetch(address + CM);
  assert.equal((await response.json()).items.length, 60);
  assert.equal((await (await fetch(address + NS)).json()).kind, "Namespace");
  for (const socket of stuck) socket.destroy();
  await listener.close();
});

test("lists that are taken at different paces are each whole", async () => {
  await using s = await api();
  for (let i = 0; i < 40; i++) {
    await s.post(CM, cm(`m${i}`, { data: { text: `${i} ä€😀 `.repeat(9000) } }));
  }
  const expected = await (await s.server.fetch(new Request(`http://embedded${CM}`))).text();
  const listener = await runtime().listen((request) => s.server.fetch(request));
  const http = runtime().createHttpClient({});
  const read = async (pauseMs: number) => {
    const url = `http://127.0.0.1:${listener.port}${CM}`;
    const { body } = await http.request({ method: "GET", url, headers: [], kind: "stream" });
    const utf8 = new TextDecoder();
    let text = "";
    for await (const piece of body!) {
      text += utf8.decode(piece, { stream: true });
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return text;
  };
  const texts = await Promise.all([0, 0, 1, 2, 3, 0, 1].map(read));
  for (const [i, text] of texts.entries()) assert.ok(text === expected, `reader ${i}`);
  await http.close();
  await listener.close();
});
