/**
 * A program that calls all verbs on a server which never answers, and then has nothing more to do.
 *
 * @module
 */

import { connect } from "kubist";
import { startSilent } from "./silent_server.ts";
import { clientVerbs, collectionVerbs, namedVerbs } from "./verb_table.ts";

const server = await startSilent("accepts and says nothing");
const address = { server: `http://127.0.0.1:${server.port}`, namespace: "web" };
const k = await connect({ ...address, timeoutMs: 500 });
const rows = [...namedVerbs, ...collectionVerbs, ...clientVerbs];
const stop = new AbortController();
const calls = rows.map((row) =>
  row.act(k, { signal: stop.signal, timeoutMs: 500 }, "a", "web").catch(() => {})
);
setTimeout(() => stop.abort(new RangeError("called off")), 1500);
await Promise.all(calls);
await k.close();
await server.close();
console.log(`${calls.length} calls are over`);
