/**
 * Compares the embedded server with a real one, for people: records the answers of the real one in a
 * file (`--record`), and prints where those of the embedded one differ.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runtime } from "../../lib/runtime/mod.ts";
import { startEnvtest } from "../../lib/testing/mod.ts";
import { createServer } from "../../lib/server/mod.ts";
import { lives, mistakes } from "./every_kind.ts";
import { custom } from "./custom.ts";
import { everyday } from "./everyday.ts";
import { normal } from "./normal.ts";
import { differences } from "./compare.ts";
import { type Answer, keptHeaders, run, type Script, type Send } from "./script.ts";

const { values } = parseArgs({
  options: {
    file: { type: "string", default: "/tmp/kubist-differences.json" },
    record: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    group: { type: "boolean", default: false },
    paths: { type: "boolean", default: false },
    skip: { type: "string", default: "" },
    limit: { type: "string", default: "40" },
  },
});

const scripts: Script[] = [...custom(), ...everyday, ...lives(), ...mistakes()].filter((s) =>
  s.name.includes(values.only)
);
type Store = Record<string, Answer[]>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A watch is a line for each event.
    try {
      return text.trim().split("\n").map((line) => JSON.parse(line));
    } catch {
      return text;
    }
  }
}

function keyOf(s: Script): string {
  return `${s.name}\n${JSON.stringify(s.steps)}`;
}

if (values.record) {
  const store: Store = existsSync(values.file) ? JSON.parse(readFileSync(values.file, "utf8")) : {};
  const wanted = scripts.filter((s) => !(keyOf(s) in store));
  console.log(`recording ${wanted.length}`);
  await using real = await startEnvtest({ assetsDir: process.env["KUBEBUILDER_ASSETS"] });
  const http = runtime().createHttpClient({ ca: real.ca });
  const send: Send = async (method, path, headers, body) => {
    const response = await http.request({
      method,
      url: real.server + path,
      headers: [...Object.entries(headers), ["authorization", `Bearer ${real.token}`], [
        "user-agent",
        "kubist/1",
      ]],
      ...(body === undefined ? {} : { body }),
      kind: "unary",
    });
    return {
      status: response.status,
      headers: keptHeaders(response.headers),
      body: parse(await response.text()),
    };
  };
  for (const [i, s] of wanted.entries()) {
    const ns = `d${Date.now().toString(36)}-${i}`;
    store[keyOf(s)] = (await run(s, ns, send)).map((a) => normal(a, ns));
  }
  await http.close();
  writeFileSync(values.file, JSON.stringify(store));
}

const store: Store = JSON.parse(readFileSync(values.file, "utf8"));
const groups = new Map<string, { count: number; example: string }>();
let total = 0, bad = 0, printed = 0;
const server = createServer({
  controllers: false,
  admission: { disable: ["ServiceAccount"] },
  auth: {
    mode: "rbac",
    tokens: { t: { username: "token-admin", uid: "token-admin", groups: ["system:masters"] } },
  },
});
const send: Send = async (method, path, headers, body) => {
  const response = await server.fetch(
    new Request(`http://embedded${path}`, {
      method,
      headers: { ...headers, "user-agent": "kubist/1", authorization: "Bearer t" },
      ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
    }),
  );
  return {
    status: response.status,
    headers: keptHeaders(response.headers),
    body: parse(await response.text()),
  };
};
for (const [i, s] of scripts.entries()) {
  const recorded = store[keyOf(s)];
  if (!recorded) continue;
  const ns = `ours-${i}`;
  const ours = (await run(s, ns, send)).map((a) => normal(a, ns));
  for (const [j, answer] of ours.entries()) {
    total++;
    const found = differences(normal(recorded[j]!, "{ns}"), answer);
    if (found.length === 0) continue;
    if (values.skip && found.every((d) => new RegExp(values.skip).test(d.path))) continue;
    bad++;
    const step = s.steps[j]!;
    const head = `${s.name} #${j}: ${step.method} ${step.path} ${
      JSON.stringify(step.body ?? "").slice(0, 1500)
    }`;
    if (values.group) {
      for (const d of found) {
        const k = `${
          values.paths ? d.path.replace(/"v\d+"/g, '"v"').replace(/\[\d+\]/g, "[]") : d.path
        }: real ${JSON.stringify(d.real)?.slice(0, 300)} ours ${
          JSON.stringify(d.ours)?.slice(0, 300)
        }`;
        const g = groups.get(k) ?? { count: 0, example: head };
        g.count++;
        groups.set(k, g);
      }
    } else if (printed < Number(values.limit)) {
      printed++;
      console.log(head);
      for (const d of found) {
        console.log(
          `    ${d.path}\n      real ${JSON.stringify(d.real)?.slice(0, 800)}\n      ours ${
            JSON.stringify(d.ours)?.slice(0, 800)
          }`,
        );
      }
    }
  }
}
await server.close();
for (
  const [k, g] of [...groups].sort((a, b) => b[1].count - a[1].count).slice(0, Number(values.limit))
) {
  console.log(`${g.count}× ${k}\n       ${g.example.slice(0, 300)}`);
}
console.log(`${total} answers, ${bad} differ`);
