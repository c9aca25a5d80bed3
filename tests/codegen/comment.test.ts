import assert from "node:assert/strict";
import fc from "fast-check";
import { commentLines, escapeComment } from "../../lib/codegen/comment.ts";
import { test } from "../harness.ts";

test("escapeComment() keeps plain text", () => {
  assert.equal(
    escapeComment(" Mail to a@b.example, 5 * 3 / 2.\r\nNext. "),
    "Mail to a@b.example, 5 * 3 / 2.\nNext.",
  );
});

test("escapeComment() leaves nothing that ends a comment, starts a tag or a code block", () => {
  const parts = fc.constantFrom(
    "*/",
    "/*",
    "@x",
    "{@link",
    "```",
    "~~~~",
    "\u202e",
    "\n",
    " ",
    "a",
    "*",
    "/",
  );
  fc.assert(fc.property(fc.array(parts, { maxLength: 12 }), (texts) => {
    const escaped = escapeComment(texts.join(""));
    assert.ok(!escaped.includes("*/"), escaped);
    assert.doesNotMatch(escaped, /(^|[\s{])@/);
    assert.doesNotMatch(escaped, /`{3}|~{3}|\u202e/);
  }));
});

test("commentLines() writes one line for one, a block for more, nothing for none", () => {
  assert.deepEqual(commentLines([], ""), []);
  assert.deepEqual(commentLines(["One."], "  "), ["  /** One. */"]);
  assert.deepEqual(commentLines(["One.", "", "Two."], ""), [
    "/**",
    " * One.",
    " *",
    " * Two.",
    " */",
  ]);
});
