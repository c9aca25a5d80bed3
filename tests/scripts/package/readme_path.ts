/**
 * The README's five minutes, as steps that a test can take.
 *
 * @module
 */

/** What the reader is told to do. */
export type Step =
  | { readonly type: "file"; readonly name: string; readonly text: string }
  | { readonly type: "run"; readonly command: readonly string[] }
  | { readonly type: "prompt"; readonly inputs: readonly string[]; readonly shows: string };

/** The steps under a heading. */
export function readSteps(markdown: string, heading: string): Step[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const steps: Step[] = [];
  for (const [, info = "", text = ""] of section.matchAll(/^```(.*)\n([^]*?)^```$/gm)) {
    const title = /title="([^"]+)"/.exec(info)?.[1];
    if (info === "sh") steps.push(...text.trim().split("\n").map(toRun));
    else if (title === "prompt") steps.push(toPrompt(text));
    else if (title !== undefined) steps.push({ type: "file", name: title, text });
  }
  return steps;
}

function toRun(line: string): Step {
  return { type: "run", command: line.replace(/\s+#.*$/, "").split(/\s+/) };
}

/** What is typed after the prompts, and what is to be seen, ages apart. */
function toPrompt(text: string): Step {
  const lines = text.trimEnd().split("\n");
  const typed = (line: string) => /^\S+> (.*)$/.exec(line)?.[1];
  return {
    type: "prompt",
    inputs: lines.map(typed).filter((input) => input !== undefined),
    shows: lines.filter((line) => typed(line) === undefined).join("\n"),
  };
}
