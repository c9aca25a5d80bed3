/**
 * `kubist explain`: fields and what they mean, from the server's own documents.
 *
 * @module
 */

import { type Client, connect, type DiscoveredKind } from "kubist";
import { startCluster } from "kubist/testing";
import type { Command } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";
import { explainField, type OpenApiDocument } from "./explain_schema.ts";
import { UsageError } from "./parse.ts";

/** The command. */
export const explain: Command = {
  name: "explain",
  summary: "Describe a resource or one of its fields",
  usage: ["explain RESOURCE[.FIELD...] [flags]"],
  about: `The resource is named as for kubectl: plural, singular, short name or kind, alone or
with its group. What is described is what the server says of itself (OpenAPI v3).`,
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
    const target = call.args[0] ?? "";
    const options = await connectOptions(call, io);
    const recursive = call.has("recursive");
    const tell = async (k: Client) => {
      const text = await explainOn(k, target, call.text("api-version"), { recursive });
      io.out(text);
      return 0;
    };
    if (!call.has("embedded")) {
      await using k = await connect(options);
      return await tell(k);
    }
    await using cluster = await startCluster();
    return await tell(cluster.client());
  },
};

/** Describes a resource or field by what a server says. */
async function explainOn(
  k: Client,
  target: string,
  apiVersion: string | undefined,
  how: { readonly recursive: boolean },
): Promise<string> {
  const { kind, path } = find(await k.kinds(), target, apiVersion);
  const group = kind.group === "" ? `api/${kind.version}` : `apis/${kind.group}/${kind.version}`;
  const response = await k.raw(`/openapi/v3/${group}`);
  const text = await response.text();
  if (!response.ok) {
    throw new TypeError(`Cannot explain ${target}: the server answers ${response.status}`);
  }
  const document: OpenApiDocument = JSON.parse(text);
  return explainField(document, kind, path, how);
}

/** The kind that the first words name, the longest that do, and the path that is left. */
function find(
  kinds: readonly DiscoveredKind[],
  target: string,
  apiVersion: string | undefined,
): { readonly kind: DiscoveredKind; readonly path: readonly string[] } {
  const words = target.split(".");
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(".").toLowerCase();
    const kind = kinds.find((k) => isCalled(k, name) && isOf(k, apiVersion));
    if (kind) return { kind, path: words.slice(length) };
  }
  const what = apiVersion === undefined ? `"${words[0]}"` : `"${words[0]}" in ${apiVersion}`;
  throw new UsageError(`Cannot explain ${target}: the server has no resource ${what}`);
}

function isCalled(kind: DiscoveredKind, name: string): boolean {
  const { group, plural, singular, shortNames } = kind;
  const names = [plural, singular, kind.kind.toLowerCase(), ...shortNames];
  return names.some((n) => n === name || (group !== "" && `${n}.${group}` === name));
}

function isOf({ group, version }: DiscoveredKind, apiVersion: string | undefined): boolean {
  return apiVersion === undefined ||
    apiVersion === (group === "" ? version : `${group}/${version}`);
}
