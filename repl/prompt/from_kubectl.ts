/**
 * A kubectl command that was typed at the prompt, as what the prompt takes instead.
 *
 * @module
 */

import { accessorFor } from "./short_names.ts";

/** The input for a command line of kubectl; undefined for what is none, or has no short form here. */
export function fromKubectl(line: string, accessors: readonly string[]): string | undefined {
  const [verb = "", ...rest] = line.trim().replace(/^kubectl\s+/, "").split(/\s+/);
  const { words, namespace } = read(rest);
  const own = namespace === undefined ? "" : JSON.stringify(namespace);
  if (verb === "logs" && words.length === 1 && !words[0]?.includes("/")) {
    return `pods(${own}).logs(${JSON.stringify(words[0])})`;
  }
  if (verb === "cp") return copied(words, own);
  if (verb === "explain" && words.length === 1) return `k.explain(${JSON.stringify(words[0])})`;
  const [resource = "", name] = words[0]?.includes("/") ? words[0].split("/") : words;
  const accessor = accessorFor(resource, accessors);
  if (accessor === undefined) return undefined;
  const view = `${accessor}(${own})`;
  const quoted = JSON.stringify(name);
  switch (verb) {
    case "get":
      return name === undefined ? view : `${view}.get(${quoted})`;
    case "describe":
      return name === undefined ? undefined : `describe(${view}, ${quoted})`;
    case "delete":
      return name === undefined ? undefined : `${view}.delete(${quoted})`;
    case "edit":
      return name === undefined ? undefined : `${view}.edit(${quoted}, (it) => { … })`;
  }
  return undefined;
}

/** A copy: the verb says which side is in the pod; where that cannot be told, both are shown. */
function copied(words: readonly string[], own: string): string | undefined {
  const sides = words.map((word) => /^(?:([^/:]+)\/)?([^/:]+):(?!\\)(.+)$/.exec(word));
  const [from, to] = sides;
  if (words.length === 2 && !from !== !to) {
    const [, namespace, pod, path] = (from ?? to) as RegExpExecArray;
    const view = `pods(${namespace === undefined ? own : JSON.stringify(namespace)})`;
    const [there, here] = [path, words[from ? 1 : 0]].map((text) => JSON.stringify(text));
    return from
      ? `${view}.copyFrom(${JSON.stringify(pod)}, ${there}, ${here})`
      : `${view}.copyTo(${JSON.stringify(pod)}, ${here}, ${there})`;
  }
  return `pods(${own}).copyFrom(POD, THERE, HERE) or pods(${own}).copyTo(POD, HERE, THERE)`;
}

/** Words and the namespace; of all other flags the prompt's user will think. */
function read(args: readonly string[]): { words: string[]; namespace: string | undefined } {
  const words: string[] = [];
  let namespace: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const [flag = "", value] = (args[i] ?? "").split("=");
    if (flag === "-A" || flag === "--all-namespaces") namespace = "*";
    else if (flag === "-n" || flag === "--namespace") namespace = value ?? args[++i];
    else if (!flag.startsWith("-")) words.push(flag);
  }
  return { words, namespace };
}
