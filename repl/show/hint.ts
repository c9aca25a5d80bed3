/**
 * What a mistyped name may have meant.
 *
 * @module
 */

import { nearest } from "kubist/config";

/** The hint after an error's message; "" where there is none to give. */
export function hintFor(error: unknown, names: Iterable<string>): string {
  if (!(error instanceof Error)) return "";
  const wrong = wrongName(error.message);
  const found = wrong === undefined ? undefined : ofFlows(wrong, error) ?? nearest(wrong, names);
  return found === undefined || found === wrong ? "" : `; did you mean ${found}?`;
}

/** What flows have and views have not: `map` of `pods().map is not a function`. */
function ofFlows(wrong: string, { message }: Error): string | undefined {
  const isOfCall = message.includes(`).${wrong} is not a function`);
  return isOfCall && ["map", "filter", "take", "drop", "forEach"].includes(wrong)
    ? `items().${wrong}`
    : undefined;
}

/** The message in one form: JavaScriptCore appends the expression that it evaluated. */
export function plainMessage(message: string): string {
  return message.replace(/\.?\s*\(In '[\s\S]*$/, "").replace(
    /^Can't find variable: (.*)$/,
    "$1 is not defined",
  );
}

function wrongName(message: string): string | undefined {
  const plain = plainMessage(message);
  return /^(\w+) is not defined$/.exec(plain)?.[1] ??
    /(\w+) is not a (?:function|constructor)/.exec(plain)?.[1];
}
