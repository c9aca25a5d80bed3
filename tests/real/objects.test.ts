import assert from "node:assert/strict";
import { parseYaml, stringifyYaml } from "kubist/meta";
import { runtime } from "kubist/runtime";
import { loadProtobuf, type ProtobufCodec } from "kubist/wire";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const program = `${assetsDir()}/objects`;
const isBuilt = (await runtime().stat(program))?.isFile === true;
/** What the objects are made of, and how many of each kind. */
const seed = process.env["KUBIST_OBJECTS_SEED"] ?? "1";
const count = process.env["KUBIST_OBJECTS"] ?? "3";

/** One object as Go's serializers write it. */
interface Forms {
  readonly name: string;
  readonly json: string;
  readonly yaml: string;
  /** Base64. */
  readonly protobuf: string;
  /** The protobuf of the JSON, read again; base64. */
  readonly fromJson: string;
  /** The JSON of the protobuf, read again. */
  readonly fromProtobuf: string;
}

async function objects(): Promise<Forms[]> {
  const child = runtime().spawn(program, { args: ["-seed", seed, "-count", count] });
  const [stdout, stderr, { code }] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  assert.equal(code, 0, stderr);
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** A list without items is what a server writes as such, and null where Go reads it from protobuf. */
function asServed(json: string): unknown {
  const object = JSON.parse(json);
  return object.items === null ? { ...object, items: [] } : object;
}

async function check(forms: Forms, protobuf: ProtobufCodec): Promise<void> {
  const json = JSON.parse(forms.json);
  const at = `${forms.name}, seed ${seed}`;
  assert.deepEqual(protobuf.decode(bytesOf(forms.protobuf)), asServed(forms.fromProtobuf), at);
  assert.deepEqual(protobuf.encode(json), bytesOf(forms.fromJson), at);
  assert.deepEqual(await parseYaml(forms.yaml), json, at);
  assert.deepEqual(await parseYaml(await stringifyYaml(json)), json, at);
}

if (isBuilt) {
  test("random objects of every kind are to kubist what they are to Go", async () => {
    const protobuf = await loadProtobuf();
    const all = await objects();
    assert.ok(new Set(all.map((forms) => forms.name)).size > 300, String(all.length));
    for (const forms of all) await check(forms, protobuf);
  }, { timeoutMs: 240_000 });
} else {
  skip("random objects are what they are to Go", "deno task envtest:build has not built them");
}
