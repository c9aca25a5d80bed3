/**
 * Whether an input has come to its end.
 *
 * @module
 */

import { tokenizer } from "acorn";
import { isIncomplete, isJavaScript } from "./input.ts";
import { stripTypes } from "./strip_types.ts";

/** Whether another line may complete the input, as JavaScript or as TypeScript. */
export async function needsMore(input: string): Promise<boolean> {
  if (isJavaScript(input)) return false;
  const code = await stripTypes(input).catch(() => undefined);
  // Some runtimes take the types off what has no end yet.
  if (code !== undefined) return isIncomplete(code);
  if (isIncomplete(input)) return true;
  // JavaScript ends at the first type: whether all else is well shows when the rest is closed.
  for (const end of closings(input)) {
    if (await stripTypes(`${input}\n${end}`).then(() => true, () => false)) return true;
  }
  return false;
}

const halves: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "${": "}",
  "`": "`",
};

/** What might end the input: the other halves of its open brackets, after a value or without one. */
function closings(input: string): readonly string[] {
  const open: string[] = [];
  try {
    for (const { type } of tokenizer(input, { ecmaVersion: "latest", sourceType: "module" })) {
      if (type.label === open[0]) open.shift();
      else open.unshift(...[halves[type.label]].filter((half) => half !== undefined));
    }
  } catch {
    // A text without its end, such as a template: what was open before it stays so.
  }
  const ends = open.join("");
  return ends === "" ? ["0"] : [ends, `0${ends}`];
}
