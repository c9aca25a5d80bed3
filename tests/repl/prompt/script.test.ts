import assert from "node:assert/strict";
import { scriptOf, withoutConnecting } from "../../../repl/prompt/script.ts";
import { test } from "../../harness.ts";

const place = { namespace: "web" };
const input = { text: "1 + 1", shown: "value", accessors: [], machinery: [], place } as const;

test("scriptOf() connects to where the session was", () => {
  const connecting = (place: Parameters<typeof scriptOf>[1]) =>
    scriptOf([{ ...input, place }], place).split("\n").find((line) =>
      line.startsWith("await using")
    );
  assert.equal(
    connecting({ namespace: "web" }),
    'await using k = await connect({ namespace: "web" });',
  );
  assert.equal(
    connecting({ context: 'the "other"', namespace: "web" }),
    'await using k = await connect({ context: "the \\"other\\"", namespace: "web" });',
  );
});

test("scriptOf() goes along where the session went", () => {
  const inputs = ["web", "web", "ops"].map((namespace) => ({ ...input, place: { namespace } }));
  const script = scriptOf(inputs, { namespace: "ops" });
  assert.equal(
    script,
    `import { connect } from "kubist";

let k = await connect({ namespace: "web" });

console.log(await (1 + 1));
console.log(await (1 + 1));
k = await connect({ namespace: "ops" });
console.log(await (1 + 1));
`,
  );
  assert.equal(withoutConnecting(script).match(/connect/), null);
});

test("withoutConnecting() leaves out what a session has already", () => {
  const script = scriptOf([{ ...input, accessors: ["po"] }], place);
  assert.equal(withoutConnecting(script).trim(), "console.log(await (1 + 1));");
  assert.equal(withoutConnecting("await using k = await connect();\nk.pods()"), "k.pods()");
});
