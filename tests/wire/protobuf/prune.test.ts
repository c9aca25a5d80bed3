import assert from "node:assert/strict";
import { loadProtobuf } from "kubist/wire";
import { projection } from "../../../lib/wire/projection.ts";
import { samples } from "../../generated/samples.ts";
import { test } from "../../harness.ts";

/** The path of every value in an object, whether it is an object, a list or neither. */
function pathsOf(value: unknown, before: readonly string[] = []): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, key];
    return [path.join("."), ...pathsOf(inner, path)];
  });
}

test("only() reads at every path of an object of every kind what decode() does", async () => {
  const codec = await loadProtobuf();
  let compared = 0;
  for (const { kind, object } of samples) {
    if (!codec.handles(kind)) continue;
    const apiVersion = kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
    const bytes = codec.encode({ ...object, apiVersion, kind: kind.kind });
    const whole = codec.decode(bytes);
    const paths = pathsOf(whole).filter((path) => path !== "kind" && path !== "apiVersion");
    for (const chosen of [...paths.map((path) => [path]), paths]) {
      const { paths: ways, pick } = projection(Object.fromEntries(chosen.map((p) => [p, p])));
      const some = codec.only(kind, ways).decode(bytes);
      assert.deepEqual(pick(some), pick(whole), `${kind.kind} ${chosen[0]}`);
      compared++;
    }
  }
  assert.ok(compared > 1000, String(compared));
});
