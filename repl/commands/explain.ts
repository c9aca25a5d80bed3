/**
 * `kubist explain`: fields and what they mean.
 *
 * @module
 */

import { type Client, ConfigError, connect } from "kubist";
import { startCluster } from "kubist/testing";
import type { Call, Command, Io } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";

/** The command. */
export const explain: Command = {
  name: "explain",
  summary: "Describe a resource or one of its fields",
  usage: ["explain RESOURCE[.FIELD...] [flags]"],
  about: `The resource is named as for kubectl: plural, singular, short name or kind, alone or
with its group. What is described is what the server says of itself; without one it is
what kubist knows of the built-in resources.`,
  examples: [
    ["explain deploy.spec.strategy", "one field and those inside it"],
    ["explain pods --recursive", "every field of a pod"],
    ["explain certificates.cert-manager.io", "a custom resource"],
  ],
  flags: {
    recursive: { type: "boolean", text: "all fields inside, by name" },
    "api-version": { type: "string", value: "GROUP/VERSION", text: "the version to describe" },
    embedded: { type: "boolean", text: "ask the embedded cluster instead of a server" },
    ...connectFlags,
  },
  takes: [1, 1],
  async run(call, io) {
    await using reached = call.has("embedded") ? await embedded() : await reach(call, io);
    const { k } = reached;
    const path = inVersion(call.args[0] ?? "", call.text("api-version"));
    const { signal } = io;
    const found = await k.explain(path, { signal });
    if (!call.has("recursive")) io.out(wrapped(String(found)));
    else io.out([headOf(String(found)), "FIELDS:", ...await nested(k, path, signal)].join("\n"));
    return 0;
  },
};

interface Reached extends AsyncDisposable {
  readonly k: Client;
}

async function embedded(): Promise<Reached> {
  const cluster = await startCluster();
  return { k: cluster.client(), [Symbol.asyncDispose]: () => cluster.stop() };
}

/** The server that is asked for; none is needed for what is built in. */
async function reach(call: Call, io: Io): Promise<Reached> {
  try {
    const k = await connect(await connectOptions(call, io));
    return { k, [Symbol.asyncDispose]: () => k.close() };
  } catch (error) {
    const asked = Object.keys(connectFlags).some((flag) =>
      call.text(flag) !== undefined || call.has(flag)
    );
    if (asked || !(error instanceof ConfigError)) throw error;
    io.err("There is no cluster; this is what kubist knows of the built-in resources\n");
    return await embedded();
  }
}

/** "hpa.v2.autoscaling.spec" of "hpa.spec" and "autoscaling/v2"; the core group has one version. */
function inVersion(path: string, apiVersion: string | undefined): string {
  const [group, version] = apiVersion?.split("/") ?? [];
  if (version === undefined) return path;
  const [resource, ...fields] = path.split(".");
  return [resource, version, group, ...fields].join(".");
}

/** What comes before the fields. */
function headOf(text: string): string {
  return wrapped(text.split(/^FIELDS:$/m)[0] ?? text);
}

/** The fields at every depth; a type inside itself, as in JSON schemas, is not gone into again. */
async function nested(
  k: Client,
  path: string,
  signal: AbortSignal,
  above: readonly string[] = [],
): Promise<string[]> {
  const { fields } = await k.explain(path, { signal });
  const lines: string[] = [];
  for (const { name, type, required } of fields) {
    const indent = "  ".repeat(above.length + 1);
    lines.push(`${indent}${name}\t<${type}>${required ? " -required-" : ""}`);
    const element = type.replace(/^(\[\]|map\[string\])+/, "");
    if (/^[A-Z]/.test(element) && !above.includes(element)) {
      lines.push(...await nested(k, `${path}.${name}`, signal, [...above, element]));
    }
  }
  return lines;
}

const columns = 80;

/** The text with its longer lines folded, each part indented as its line. */
function wrapped(text: string): string {
  return text.split("\n").flatMap((line) => {
    if (line.length <= columns) return [line];
    const indent = /^ */.exec(line)?.[0] ?? "";
    const lines = [""];
    for (const word of line.trim().split(" ")) {
      const last = lines.at(-1) ?? "";
      if (last !== "" && indent.length + last.length + 1 + word.length > columns) lines.push(word);
      else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
    }
    return lines.map((folded) => indent + folded);
  }).join("\n");
}
