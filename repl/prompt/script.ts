/**
 * A session as a script, and a script as a session.
 *
 * @module
 */

import { splitLastExpression } from "./input.ts";
import { shortNames } from "./short_names.ts";

/** Where an input ran; without a context in the one that is the current one of the kubeconfig. */
export interface ScriptPlace {
  readonly context?: string | undefined;
  readonly namespace: string;
}

/** An input that ran. */
export interface SavedInput {
  readonly text: string;
  /** What its value was: a script has to ask for what the prompt shows by itself. */
  readonly shown: "nothing" | "value" | "sequence";
  /** The client's accessors that the input uses by their bare names: `pods` of `pods("web")`. */
  readonly accessors: readonly string[];
  /** The names of kubist/meta that it uses. */
  readonly machinery: readonly string[];
  readonly place: ScriptPlace;
}

/** The inputs as a script that shows what the prompt showed; `place` is for a session without any. */
export function scriptOf(inputs: readonly SavedInput[], place: ScriptPlace): string {
  const all = (names: (input: SavedInput) => readonly string[]) =>
    [...new Set(inputs.flatMap(names))].sort();
  const machinery = all((input) => input.machinery);
  const lines = [`import { connect } from "kubist";`];
  if (machinery.length > 0) lines.push(`import { ${machinery.join(", ")} } from "kubist/meta";`);
  let now = connecting(inputs[0]?.place ?? place);
  const isSettled = inputs.every((input) => connecting(input.place) === now);
  lines.push("", `${isSettled ? "await using" : "let"} k = ${now}`);
  for (const name of all((input) => input.accessors)) {
    const accessor = shortNames[name] ?? name;
    lines.push(`const ${name} = (namespace?: string) => k.${accessor}(namespace);`);
  }
  lines.push("");
  for (const input of inputs) {
    const there = connecting(input.place);
    if (there !== now) lines.push(`k = ${there}`);
    lines.push(shownInput(input));
    now = there;
  }
  return `${lines.join("\n")}\n`;
}

/** A script without its own connection, for a session that has one. */
export function withoutConnecting(script: string): string {
  return script.split("\n").filter((line) =>
    line !== `import { connect } from "kubist";` &&
    !/^((await using|let) )?k = await connect\(.*\);$/.test(line) &&
    !/^const \w+ = \(namespace\?: string\) => k\.\w+\(namespace\);$/.test(line)
  ).join("\n");
}

function connecting({ context, namespace }: ScriptPlace): string {
  const chosen = context === undefined ? "" : `context: ${JSON.stringify(context)}, `;
  return `await connect({ ${chosen}namespace: ${JSON.stringify(namespace)} });`;
}

function shownInput({ text, shown }: SavedInput): string {
  if (shown === "nothing") return text;
  const [before, last] = splitLastExpression(text);
  if (last === "") return text;
  return shown === "sequence"
    ? `${before}for await (const each of ${last}) console.log(each);`
    : `${before}console.log(await ${
      /^[\w.$]+\(.*\)$|^[\w.$]+$/s.test(last) ? last : `(${last})`
    });`;
}
