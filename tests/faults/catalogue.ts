/**
 * The failures that a client of Kubernetes meets, and what plays each of them: a file of tests, and words
 * of a title, of a class of faults or of a row in it; or why nothing does.
 *
 * @module
 */

/** What plays a failure. */
export type Plays = readonly (readonly [file: string, words: string])[];

const simulated = (name: string) => ["faults/classes.ts", `"${name}":`] as const;
const watch = (words: string) => ["watch/driver.test.ts", words] as const;
const transport = (words: string) => ["transport/transport.test.ts", words] as const;

/** The failures. */
export const catalogue: Readonly<Record<string, Plays | { readonly absent: string }>> = {
  "F1 connection reset in a chunk": [
    simulated("cut with RST"),
    watch("resumes after a broken connection and loses nothing"),
  ],
  "F2 clean end at the server's timeout": [watch("renews a stream at its end without a wait")],
  "F3 half-open connection": [
    watch("finds a connection that died in silence within 75 s"),
    ["faults/proxy.ts", '"half-open"'],
    simulated("blackhole"),
  ],
  "F4 idle timeout in between": [
    ["transport/dead_connections.test.ts", "closes connections that are idle for as long"],
  ],
  "F5 410 when a watch is opened": [
    watch("lists again after 410, as an answer and in the stream"),
    simulated("status"),
  ],
  "F6 410 in the stream": [
    watch("lists again after 410, as an answer and in the stream"),
    simulated("error event"),
  ],
  "F7 410 for a token": [
    watch("takes one full list when a page token expires"),
    simulated("token of a page expires"),
  ],
  "F8 429 with Retry-After": [transport("waits as long as Retry-After asks")],
  "F9 429 without": [transport('["429", get, status(429), 2]'), transport('["429", create, ')],
  "F10 429 in the stream": [["cache/reflector.test.ts", "backoff and no relist on 429"]],
  "F11 5xx while servers are replaced": [
    ["real/watching.test.ts", "survives a kube-apiserver that is killed and started again"],
    transport('["503", get, status(503), 2]'),
  ],
  "F12 etcd loses its leader": [
    ["cache/reflector.test.ts", "retry of internal errors"],
    transport('["500", get, status(500), 1]'),
    transport('["503", create, status(503), 1]'),
  ],
  "F13 version too large": [["cache/reflector.test.ts", "full list if the version is too large"]],
  "F14 versions go backwards": [
    simulated("lagging replica"),
    ["cache/reflector.test.ts", "resync with a version"],
  ],
  "F15 restored backup": [
    simulated("restored backup"),
    ["cache/reflector.test.ts", "restored backup"],
  ],
  "F16 authority rotated": [
    transport("looks for another CA after a TLS failure"),
    ["config/rotation.test.ts", "authority.ca() follows its file"],
    simulated("authority swapped"),
  ],
  "F17 client certificate rotated": [
    transport("opens new connections for a rotated certificate"),
    simulated("client certificate swapped"),
  ],
  "F18 token expires under a watch": [
    transport("renews credentials once after a 401, for writes too"),
    simulated("token rotated"),
  ],
  "F19 token file half-written": [
    ["config/rotation.test.ts", "keeps the last good token while the file is broken"],
  ],
  "F20 clocks differ": [
    ["controller/leader_election.test.ts", "never compares clocks"],
    simulated("clock jump"),
  ],
  "F21 plugin hangs, floods or answers rubbish": [
    ["config/exec.test.ts", "a plugin that hangs is ended after a minute"],
    ["config/exec.test.ts", 'name: "more than 1 MiB"'],
    simulated("credential plugin"),
  ],
  "F22 last line cut short": [
    ["wire/frames.test.ts", "takes a line cut off by the end for no event"],
    simulated("truncated line"),
  ],
  "F23 garbage in the stream": [
    ["cache/retry_watcher.test.ts", "garbage: tried again, final after three in a row"],
    simulated("garbage line"),
  ],
  "F24 wrong content type": [
    ["transport/bad_network.test.ts", 'name: "a login page"'],
    simulated("content type"),
  ],
  "F25 giant object": [
    ["wire/frames.test.ts", "refuses a line over its limit"],
    simulated("giant object"),
  ],
  "F26 100,000 objects": [
    ["client/pages.test.ts", "follows the tokens to the last page"],
    ["cache/reflector.test.ts", "page size: a list comes in pages"],
    ["cache/memory.test.ts", "at most 1.5 times the JSON text"],
  ],
  "F27 duplicate events": [watch("drops what a resumed stream repeats"), simulated("duplicates")],
  "F28 events out of order": [
    watch("begins with the present objects, in whatever order they come"),
    simulated("list reordered"),
  ],
  "F29 no bookmarks": [simulated("no bookmarks")],
  "F30 list on a stream never ends": [["cache/watch_list.test.ts", "bookmark not seen"]],
  "F31 client too slow for the server": [
    simulated("consumer sleeps"),
    ["server/slow_watches.test.ts", "test("],
  ],
  "F32 slow for hours": [["cache/delta_queue.test.ts", "bounded: however long nobody listens"]],
  "F33 webhook in no time": [
    ["server/webhooks.test.ts", "a webhook that does not answer in time fails"],
  ],
  "F34 storm of conflicts": [
    ["client/waiting.test.ts", "edit() starts over on a conflict, and gives up after five"],
  ],
  "F35 conflict of an apply": [
    ["client/refusals.test.ts", "apply() of what others own names them"],
  ],
  "F36 names resolve to nothing": [
    ["runtime/network_errors.test.ts", "tells an unknown host"],
    watch("mends failures of a kind that it does not know"),
  ],
  "F37 proxy that buffers": [transport("has a deadline for the head of its answer only")],
  "F38 redirects": [transport("never follows a redirect"), simulated("redirect")],
  "F39 upgrade answered otherwise": [
    transport("rejects an answer that is neither a refusal nor a WebSocket"),
  ],
  "F40 output cut short": [["client/exec.test.ts", "tells of every cut, wherever it comes"]],
  "F41 input that cannot be ended": [
    ["client/exec.test.ts", "says when the server's protocol cannot end the input"],
  ],
  "F42 one broken connection of a forward": [
    ["client/forward.test.ts", "tells why a connection failed, and goes on"],
  ],
  "F43 compressed frames": [["runtime/websocket.test.ts", '["reserved bits", 1002']],
  "F44 HTTP/2 stalls": [["transport/dead_connections.test.ts", "a read over HTTP/2 does not wait"]],
  "F45 dead connections used again": [
    ["transport/dead_connections.test.ts", "is answered by whichever connection is first, once"],
  ],
  "F46 quiet watches aborted by the runtime": {
    absent: "five minutes of silence are too long for a test; no stream lives longer than 70 s",
  },
  "F47 the machine sleeps": [
    watch("renews a stream soon after the machine has slept"),
    ["transport/dead_connections.test.ts", "after a sleep no write goes to a connection of before"],
  ],
  "F48 resource removed under a watch": [
    watch("throws what only the user can mend"),
    simulated("resource removed"),
  ],
  "F49 rights revoked under a watch": [
    ["cache/retry_watcher.test.ts", "${code}: final"],
    ["cache/retry_watcher.test.ts", "403 may be waited out: judge has the last word"],
  ],
  "F50 another cluster at the same address": {
    absent: "its certificate is not trusted; where both share an authority, verify() finds it",
  },
};
