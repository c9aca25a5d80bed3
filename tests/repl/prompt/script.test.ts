import assert from "node:assert/strict";
import { scriptOf, withoutConnecting } from "../../../repl/prompt/script.ts";
import { test } from "../../harness.ts";

const input = { text: "1 + 1", shown: "value", accessors: [], machinery: [] } as const;

test("scriptOf() connects to where the session was", () => {
  const connecting = (place: Parameters<typeof scriptOf>[1]) =>
    scriptOf([input], place).split("\n").find((line) => line.startsWith("await using"));
  assert.equal(
    connecting({ namespace: "web" }),
    'await using k = await connect({ namespace: "web" });',
  );
  assert.equal(
    connecting({ context: 'the "other"', namespace: "web" }),
    'await using k = await connect({ context: "the \\"other\\"", namespace: "web" });',
  );
});

test("withoutConnecting() leaves out what a session has already", () => {
  const script = scriptOf([{ ...input, accessors: ["po"] }], { context: "a", namespace: "web" });
  assert.equal(withoutConnecting(script).trim(), "console.log(await (1 + 1));");
  assert.equal(withoutConnecting("await using k = await connect();\nk.pods()"), "k.pods()");
});
