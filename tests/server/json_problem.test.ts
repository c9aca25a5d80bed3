import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { jsonProblem } from "../../lib/server/json_problem.ts";

const cases: readonly (readonly [text: string, problem: string | undefined])[] = [
  ['{"a":[1,-2.5e3,true,null,"\\u00e4"]} ', undefined],
  ["", "unexpected end of JSON input"],
  ["nonsense", "invalid character 'o' in literal null (expecting 'u')"],
  ["tru", "invalid character ' ' in literal true (expecting 'e')"],
  ["1.", "invalid character ' ' after decimal point in numeric literal"],
  ['"a', "unexpected end of JSON input"],
  ["xyz", "invalid character 'x' looking for beginning of value"],
  ["{", "unexpected end of JSON input"],
  ["{a:1}", "invalid character 'a' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b":2}', "invalid character '\"' after object key:value pair"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ["[1 2]", "invalid character '2' after array element"],
  ["[1,]", "invalid character ']' looking for beginning of value"],
  ["{} x", "invalid character 'x' after top-level value"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
  ["-x", "invalid character 'x' in numeric literal"],
  ["1.x", "invalid character 'x' after decimal point in numeric literal"],
  ["1ex", "invalid character 'x' in exponent of numeric literal"],
  ["01", "invalid character '1' after top-level value"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
  ["ä", "invalid character 'Ã' looking for beginning of value"],
];

for (const [text, problem] of cases) {
  test(`jsonProblem() says of ${JSON.stringify(text)} what Go says`, () => {
    assert.equal(jsonProblem(text), problem);
  });
}

test("jsonProblem() has an end where nesting has none", () => {
  assert.equal(jsonProblem("[".repeat(1_000_000)), "exceeded max depth");
});
