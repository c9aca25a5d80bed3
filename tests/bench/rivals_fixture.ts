/**
 * The server of the bench beside other clients: pods in both forms, and a watch that is quiet or
 * brings changes of them.
 *
 * @module
 */

import { loadProtobuf, protobufType } from "kubist/wire";
import { describePod } from "./fixture.ts";

/** How much there is to read. */
export interface RivalsFixtureOptions {
  readonly pods: number;
  /** Changes that a watch brings; 0 leaves it quiet. */
  readonly events: number;
  readonly pageSize: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

const jsonType = "application/json";

/** The pages of one form by their tokens, and everything in one answer as "all". */
type Answers = ReadonlyMap<string, Bytes>;

/** A handler for lists and watches of the pods in all namespaces. */
export async function createRivalsFixture(
  { pods, events, pageSize }: RivalsFixtureOptions,
): Promise<(request: Request) => Response> {
  const items = Array.from({ length: pods }, (_, i) => describePod(i));
  const codec = await loadProtobuf();
  const json = prepare(items, pageSize, (list) => utf8(JSON.stringify(list)));
  const protobuf = prepare(items, pageSize, (list) => codec.encode(list));
  const changes = prepareChanges(pods, events);
  return ({ url, headers }) => {
    const { pathname, searchParams: query } = new URL(url);
    if (pathname !== "/api/v1/pods") return new Response("not here", { status: 404 });
    if (query.has("sendInitialEvents")) return refuseStreamedList();
    if (query.has("watch")) return answer(jsonType, openStream(changes));
    const token = query.has("limit") ? query.get("continue") || "0" : "all";
    const binary = headers.get("accept")?.startsWith(protobufType) ?? false;
    const body = (binary ? protobuf : json).get(token);
    return body
      ? answer(binary ? protobufType : jsonType, body)
      : new Response("", { status: 410 });
  };
}

function answer(type: string, body: Bytes | ReadableStream<Bytes>): Response {
  return new Response(body, { headers: { "content-type": type } });
}

/** All clients list in pages here, as with servers before 1.34. */
function refuseStreamedList(): Response {
  const status = {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    reason: "Invalid",
    message: "sendInitialEvents is forbidden for watch",
    code: 422,
  };
  return Response.json(status, { status: 422 });
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function prepare(
  items: readonly object[],
  pageSize: number,
  encode: (list: object) => Bytes,
): Answers {
  const list = (some: readonly object[], more = {}) =>
    encode({
      kind: "PodList",
      apiVersion: "v1",
      metadata: { resourceVersion: "100000", ...more },
      items: some,
    });
  const answers = new Map([["all", list(items)]]);
  for (let first = 0; first < items.length; first += pageSize) {
    const next = first + pageSize;
    const more = next < items.length
      ? { continue: String(next), remainingItemCount: items.length - next }
      : {};
    answers.set(String(first), list(items.slice(first, next), more));
  }
  return answers;
}

function prepareChanges(pods: number, events: number): Bytes[] {
  const text = Array.from({ length: events }, (_, i) => {
    const object = { kind: "Pod", apiVersion: "v1", ...describePod(i % pods, 200_000 + i) };
    return JSON.stringify({ type: "MODIFIED", object }) + "\n";
  }).join("");
  const all = utf8(text);
  const size = 16_384;
  const pieces = Math.ceil(all.length / size);
  return Array.from({ length: pieces }, (_, i) => all.subarray(i * size, (i + 1) * size));
}

function openStream(pieces: readonly Bytes[]): ReadableStream<Bytes> {
  let next = 0;
  return new ReadableStream<Bytes>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece) controller.enqueue(piece);
      else return new Promise(() => {});
    },
  }, { highWaterMark: 16 });
}
