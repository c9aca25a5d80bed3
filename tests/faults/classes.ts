/**
 * The 46 classes of faults, each as something that is done to a running simulation.
 *
 * @module
 */

import { AuthError, TransportError, type TransportProblem } from "kubist/errors";
import type { Chance } from "./chance.ts";
import { errorLine, type SimRequest, type SimServer } from "./sim_server.ts";
import { reset, type SimStream } from "./sim_stream.ts";
import { textOf, type World } from "./world.ts";

/** What faults are done to. */
export interface Stage {
  readonly world: World;
  readonly server: SimServer;
  readonly chance: Chance;
  /** A follower's open stream, if it has one. */
  stream(): SimStream | undefined;
  /** Does something to the stream that the follower has, or will have next. */
  withStream(act: (stream: SimStream) => void): void;
  /** The follower that this fault is for. */
  readonly tag: string;
  /** Says that the fault has really happened. */
  fired(): void;
  /** Says that the answer to a request is cut short. */
  cut(request: SimRequest): void;
  /** Says that the follower may end, and why. */
  mayEnd(why: string): void;
  credentials: { next: string; trouble: "slow" | "hangs" | "rubbish" | undefined };
  newCertificate(): void;
  sleepConsumers(): void;
  throwInConsumer(): void;
  abortSomewhere(): void;
  jump(ms: number): void;
  /** Sets the clock on the wall, which measures nothing. */
  setWallClock(byMs: number): void;
  after(ms: number, act: () => void): void;
  /** Nothing is written until everybody has caught up. */
  quieten(): void;
  /** The version that all followers have come to at least, as far as they know. */
  reached(): number;
}

type Fault = (stage: Stage) => void;

/** Does something to the next event that the follower's stream carries. */
const onLine =
  (change: (line: string, stream: SimStream, s: Stage) => string | undefined): Fault => (s) =>
    s.withStream((stream) =>
      void stream.mangles.push((line) => {
        s.fired();
        return change(line, stream, s);
      })
    );

/** Does something to the follower's stream. */
const onStream = (act: (stream: SimStream, s: Stage) => void): Fault => (s) =>
  s.withStream((stream) => {
    s.fired();
    act(stream, s);
  });

/** Does something to the follower's next request, which is provoked by a broken connection. */
const onRequest = (
  answer: (request: SimRequest, s: Stage) => Response | Promise<Response> | undefined,
  wants: (request: SimRequest) => boolean = () => true,
): Fault =>
(s) => {
  const { tag } = s;
  s.server.faults.push({
    wants: (request) => request.tag === tag && wants(request),
    answer: (request) => {
      s.fired();
      return answer(request, s);
    },
  });
  s.stream()?.fail();
};

const cutAt = (line: string, s: Stage) => line.slice(0, 1 + s.chance.below(line.length - 2));

function broken(problem: TransportProblem, state: string): never {
  throw new TransportError(`Cannot reach sim: ${state}`, { problem });
}

/** A promise that only the abort of its request settles. */
function never(request: SimRequest): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(request.signal.reason);
    request.signal.addEventListener("abort", fail, { once: true });
  });
}

function bodyThat(
  request: SimRequest,
  start: string,
  end: (controller: ReadableStreamDefaultController<Uint8Array>) => void,
): Response {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      if (start !== "") controller.enqueue(new TextEncoder().encode(start));
      const fail = () => controller.error(request.signal.reason);
      request.signal.addEventListener("abort", fail, { once: true });
      end(controller);
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

const statuses = [401, 403, 404, 409, 410, 429, 500, 502, 503, 504] as const;
const reasons: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  410: "Gone",
  429: "TooManyRequests",
  500: "InternalError",
};

function status(request: SimRequest, s: Stage): Response {
  // Refusals that end a follower are rarer: each costs a new beginning.
  const code = s.chance.pick(s.chance.happens(0.85) ? statuses.slice(4) : statuses);
  if (code < 410) s.mayEnd(`status ${code}`);
  const after = s.chance.pick([undefined, "3", s.server.date(20_000), "-5", "99999999", "soon"]);
  const headers = after !== undefined && code >= 429 ? { "retry-after": after } : {};
  return s.server.refuse(request, code, reasons[code] ?? "ServiceUnavailable", { headers });
}

function errorEvent(stream: SimStream, s: Stage): void {
  stream.line(s.chance.pick([
    errorLine(410, "Expired"),
    errorLine(429, "TooManyRequests", { details: { retryAfterSeconds: 2 } }),
    errorLine(500, "InternalError"),
    errorLine(599, "SomethingNew"),
  ]));
  stream.end();
}

/** Makes the follower list anew. */
function relist({ world, stream }: Stage): void {
  world.elsewhere();
  world.compact();
  stream()?.fail();
}

const isList = (request: SimRequest) => !request.watch && request.method === "GET";

/** The classes by name, grouped as bytes, HTTP, watch, server, credentials, client. */
export const classes: Readonly<Record<string, Fault>> = {
  "cut with FIN": onLine((line, stream, s) => (stream.end(cutAt(line, s)), undefined)),
  "cut with RST": onLine((line, stream, s) => {
    stream.line(cutAt(line, s));
    s.after(1, () => stream.fail());
    return undefined;
  }),
  "characters split": onStream((stream) => void (stream.travel.splitCharacters = true)),
  "single bytes": onStream((stream) => void (stream.travel.chunk = 1)),
  "lines merged": onStream((stream, s) => void (stream.travel.merge = 2 + s.chance.below(4))),
  "stall": onStream((stream, s) => {
    const ms = 100 + s.chance.below(20_000);
    stream.travel.stalledUntil = Infinity;
    stream.later(ms, () => stream.resume());
  }),
  "blackhole": onStream((stream) => void (stream.travel.blackhole = true)),
  "bandwidth cap": onStream((stream) => void (stream.travel.bytesPerTick = 700)),

  "connection refused": onRequest(() => broken("refused", "connection refused")),
  "accepted in silence": onRequest(never),
  "head and no body": onRequest((request) => bodyThat(request, "", () => {})),
  "status": onRequest(status),
  "redirect": onRequest(() => new Response(null, { status: 302, headers: { location: "/" } })),
  "content type": onRequest(() =>
    new Response("<html>Welcome</html>", { headers: { "content-type": "text/html" } })
  ),
  "truncated gzip": onRequest((request, s) => {
    s.cut(request);
    return bodyThat(request, '{"type":', (controller) => controller.error(reset()));
  }),
  "wrong length": (s) => {
    onRequest((request) => {
      s.cut(request);
      const whole = s.server.list(request).text();
      return whole.then((text) => new Response(text.slice(0, text.length / 2)));
    }, isList)(s);
    relist(s);
  },
  "early close": onRequest(() => broken("reset", "the connection was closed by the other side")),

  "error event": onStream(errorEvent),
  "no bookmarks": (s) => {
    if (s.chance.happens(0.2)) s.server.endless = () => s.fired();
    s.withStream((stream) => {
      s.fired();
      stream.bookmarks = false;
    });
  },
  "early bookmark": onStream((stream, s) => stream.bookmark(s.world.at)),
  "duplicates": onStream((stream, s) => {
    const from = Math.max(s.world.oldest, stream.at - 5);
    for (const { type, json, at } of s.world.after(from)) {
      if (at <= stream.at) stream.event(type, json, at);
    }
  }),
  "list reordered": (s) => {
    s.server.shuffle = () => s.fired();
    relist(s);
  },
  "version omitted": onLine((line) => line.replace(/"resourceVersion":"[0-9]+",/, "")),
  "unknown event type": onLine((line) => line.replace(/"type":"[A-Z]+"/, '"type":"RENAMED"')),
  "unknown fields": onLine((line) => line.replace('{"type"', '{"hint":{"a":[1]},"type"')),
  "table": onLine((_line, stream) =>
    `{"type":"MODIFIED","object":{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"${
      textOf(stream.at)
    }"},"rows":[]}}\n`
  ),
  "truncated line": onLine((line, _stream, s) => cutAt(line, s) + "\n"),
  "garbage line": onLine(() => "<html>502 Bad Gateway</html>\n"),

  "compaction": (s) => {
    s.fired();
    s.world.compact();
    if (s.chance.happens(0.5)) s.stream()?.fail();
  },
  "lagging replica": (s) => {
    if (s.world.at - 20 < s.world.oldest) return;
    s.fired();
    s.server.lag = 1 + s.chance.below(15);
    s.stream()?.fail();
    s.after(3000, () => (s.server.lag = 0));
  },
  "restored backup": (s) => {
    if (s.world.at < 200) return;
    s.fired();
    s.quieten();
    restore(s);
    if (s.chance.happens(0.3)) s.after(s.chance.below(3000), () => restoreOnceMore(s));
  },
  "token of a page expires": (s) => {
    onRequest(
      (request) => {
        const [first, second] = [...s.world.objects.keys()].sort();
        // Nobody writes while the restore of a backup has not been seen, and neither does this.
        if (!s.server.readOnly) {
          s.world.remove(first as string);
          s.world.put(second as string, 5);
        }
        return s.server.refuse(request, 410, "Expired");
      },
      (request) => isList(request) && request.query.has("continue"),
    )(s);
    relist(s);
  },
  "giant object": (s) => {
    s.fired();
    s.world.put("a/giant", 1, giant());
    s.world.put("a/giant", 2);
  },
  "resource removed": (s) => {
    s.fired();
    s.server.served = false;
    s.stream()?.fail();
    s.after(4000, () => (s.server.served = true));
  },
  "name used again": (s) => {
    s.fired();
    if (s.chance.happens(0.5)) s.stream()?.fail();
    // What a writer has made stays made once.
    const keys = [...s.world.objects.keys()].filter((key) => !key.startsWith("w/"));
    const key = s.chance.pick(keys);
    s.world.remove(key);
    if (s.chance.happens(0.3)) s.world.compact();
    s.world.put(key, 7);
  },

  "token rotated": (s) => {
    s.fired();
    s.server.token = s.credentials.next = `secret-${s.world.at}`;
    s.stream()?.fail();
  },
  "token rejected": onRequest((request, s) => {
    s.mayEnd("token rejected");
    s.server.faults.unshift({
      wants: (again) => again.tag === request.tag,
      answer: (again) => {
        s.mayEnd("token rejected");
        return s.server.refuse(again, 401, "Unauthorized");
      },
    });
    return s.server.refuse(request, 401, "Unauthorized");
  }),
  "credential plugin": (s) => {
    s.fired();
    s.credentials.trouble = s.chance.pick(["slow", "hangs", "rubbish"]);
    s.stream()?.fail();
  },
  "authority swapped": onRequest(() => broken("tls", "the certificate is not trusted")),
  "client certificate swapped": (s) => {
    s.fired();
    s.newCertificate();
    s.stream()?.fail();
  },
  "server certificate expired": onRequest(() => broken("tls", "the certificate has expired")),

  "consumer sleeps": (s) => (s.fired(), s.sleepConsumers()),
  "consumer throws": (s) => s.throwInConsumer(),
  "abort": (s) => (s.fired(), s.abortSomewhere()),
  "clock jump": (s) => {
    s.fired();
    // What measures time only runs forward, on every runtime; the clock on the wall is set as people like.
    s.chance.pick([
      () => s.jump(3_600_000),
      () => s.setWallClock(3_600_000),
      () => s.setWallClock(-3_600_000),
    ])();
  },
  "event loop blocked": (s) => (s.fired(), s.jump(5000)),
};

function restore(s: Stage): void {
  s.world.restore(1 + s.chance.below(20));
  for (const stream of [...s.server.streams]) stream.fail();
}

/**
 * While some still read the first list after a restore: versions come again, for other states. All stay
 * below what anybody has seen, for otherwise nobody could tell.
 */
function restoreOnceMore(s: Stage): void {
  const writes = 1 + s.chance.below(5);
  const at = Math.min(s.reached(), s.world.at) - writes - 1 - s.chance.below(10);
  // A follower that has just listed knows but the version of some object, and the model forgets.
  if (!s.server.readOnly || at < 100 || s.world.at - at > 500) return;
  s.quieten();
  for (const stream of [...s.server.streams]) stream.fail();
  s.world.restore(s.world.at - at);
  const keys = [...s.world.objects.keys()].filter((key) => !key.startsWith("w/"));
  for (let i = 0; i < writes; i++) s.world.put(s.chance.pick(keys), s.chance.below(1000));
}

let giantText = "";
function giant(): string {
  return giantText ||= "g".repeat(1_500_000);
}

/** What a credential plugin that prints rubbish leads to. */
export function rubbish(): AuthError {
  return new AuthError("Cannot get credentials: the plugin printed no ExecCredential", {
    code: "exec.output",
  });
}
