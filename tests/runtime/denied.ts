/**
 * Run by permissions.test.ts with few permissions: prints what each denial says, as JSON.
 *
 * @module
 */

import { runtime } from "../../lib/runtime/mod.ts";

const deno = runtime();
const send = (insecureSkipTlsVerify: boolean, host = "127.0.0.1") =>
  deno.createHttpClient({ insecureSkipTlsVerify })
    .request({ method: "GET", url: `https://${host}:6443/`, headers: [], kind: "unary" });

const acts: Readonly<Record<string, () => unknown>> = {
  env: () => deno.env("HOME"),
  cwd: () => typeof deno.cwd(),
  readTextFile: () => deno.readTextFile("/etc/hosts"),
  stat: () => deno.stat("/etc/hosts"),
  readDir: () => deno.readDir("/etc"),
  writeTextFile: () => deno.writeTextFile("/etc/kubist", ""),
  createTextFile: () => deno.createTextFile("/etc/kubist", ""),
  mkdir: () => deno.mkdir("/etc/kubist"),
  makeTempDir: () => deno.makeTempDir("kubist-"),
  remove: () => deno.remove("/etc/kubist"),
  spawn: () => deno.spawn("true"),
  fetch: () => send(false),
  portable: () => send(true),
  portableByName: () => send(true, "localhost"),
  listen: () => deno.listen(() => new Response()),
  listenOn: () => deno.listen(() => new Response(), { port: 6443 }),
};

const said: Record<string, string> = {};
for (const [name, act] of Object.entries(acts)) {
  try {
    said[name] = String(await act());
  } catch (error) {
    said[name] = String(error);
  }
}
console.log(JSON.stringify(said));
