/**
 * The prompt's own commands: a dot and a word.
 *
 * @module
 */

import { readFile, writeFile } from "node:fs/promises";
import { resourceName } from "kubist/meta";
import { verbWords } from "../show/group.ts";
import { alignedLines } from "../show/table.ts";
import { paint, type Screen } from "../show/paint.ts";
import { kubectlCommand } from "./kubectl.ts";
import { type SavedInput, scriptOf, type ScriptPlace, withoutConnecting } from "./script.ts";
import type { Session } from "./session.ts";

/** What a command works with. */
export interface CommandContext {
  readonly session: Session;
  readonly screen: Screen;
  /** The inputs that ran without an error, for `.save`. */
  readonly inputs: readonly SavedInput[];
  /** Runs an input as if it had been typed. */
  run(input: string): Promise<void>;
  /** Whether durations are shown after each input. */
  timing: boolean;
  quit(): void;
}

/** A command. */
export interface Command {
  readonly name: string;
  /** Its arguments, for the help: "[NAMESPACE]". */
  readonly takes: string;
  readonly help: string;
  run(context: CommandContext, args: readonly string[]): void | Promise<void>;
}

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: "help",
    takes: "",
    help: "what can be typed here",
    run: ({ screen }) => screen.write(`${helpText(screen)}\n`),
  },
  { name: "ctx", takes: "[CONTEXT]", help: "the contexts, or go to one", run: contexts },
  { name: "ns", takes: "[NAMESPACE]", help: "the namespaces, or go to one", run: namespaces },
  {
    name: "groups",
    takes: "",
    help: "the API's groups, versions and their stability",
    run: groups,
  },
  {
    name: "resources",
    takes: "[GROUP]",
    help: "the resources of the API, or of one group",
    run: resources,
  },
  { name: "can", takes: "VERB RESOURCE [NAME]", help: "whether you may", run: can },
  { name: "curl", takes: "", help: "the last request as a curl command", run: curl },
  { name: "kubectl", takes: "", help: "the last request as a kubectl command", run: kubectl },
  { name: "timing", takes: "[on|off]", help: "how long each input took", run: timing },
  { name: "readonly", takes: "[on|off]", help: "refuse what changes the cluster", run: readOnly },
  { name: "save", takes: "FILE", help: "this session as a script", run: save },
  { name: "load", takes: "FILE", help: "run a script's lines here", run: load },
  { name: "exit", takes: "", help: "leave; so does Ctrl-D", run: (context) => context.quit() },
];

/** The help for the whole prompt. */
export function helpText(screen: Screen): string {
  const rows = commands.map(({ name, takes, help }) => [`.${name} ${takes}`.trim(), help]);
  const examples = [
    ["k.pods()", "a table, as kubectl prints it; pods() and po() are the same"],
    ['k.pods("web").watch()', "changes until Ctrl-C"],
    ['await k.pods("web").get("api-0")', "one object; await can be left out"],
    ['describe(pods("web"), "api-0")', "it with its owners and events"],
    ['explain("deploy.spec")', "what a field means"],
    ["live(pods())", "a table that keeps itself up to date"],
    ["chart(pods(), (p) => p.status.phase)", "counts as bars, kept up to date"],
    ["reveal($_)", "the last value with its secrets"],
  ];
  return [
    paint(screen, "title", "JavaScript and TypeScript, with the cluster as k:"),
    ...alignedLines(examples).map((line) => `  ${line}`),
    "",
    paint(screen, "title", "Commands:"),
    ...alignedLines(rows).map((line) => `  ${line}`),
    "",
    "Tab completes. $_ is the last value, $error the last error.",
  ].join("\n");
}

/** What kubectl and its companions call it. */
const familiar: Readonly<Record<string, string | undefined>> = {
  context: "ctx",
  contexts: "ctx",
  namespace: "ns",
  namespaces: "ns",
  "can-i": "can",
  "api-resources": "resources",
  quit: "exit",
};

/** Runs a line that starts with a dot; false when it is no command but, say, a number. */
export async function runCommand(context: CommandContext, line: string): Promise<boolean> {
  const [word = "", ...args] = line.trim().slice(1).split(/\s+/);
  if (!/^[a-z]/i.test(word)) return false;
  const command = commands.find(({ name }) => name === word);
  if (command === undefined) {
    const near = familiar[word] ??
      commands.find(({ name }) => name.startsWith(word.slice(0, 2)))?.name;
    const hint = near === undefined ? ".help lists them" : `did you mean .${near}?`;
    throw new TypeError(`Cannot run .${word}: there is no such command; ${hint}`);
  }
  await command.run(context, args);
  return true;
}

/** What may follow a line that starts with a dot; undefined where that is no command. */
export async function completeCommand(
  session: Session,
  namespaces: () => Promise<readonly string[]>,
  line: string,
): Promise<readonly string[] | undefined> {
  const [, name, space, argument = ""] = /^\s*\.(\w*)(\s+)?(\S*)$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  if (space === undefined) {
    return commands.map((each) => `.${each.name}`).filter((word) => word.startsWith(`.${name}`));
  }
  const known: Readonly<Record<string, () => Promise<readonly string[]>>> = {
    ctx: async () => (await session.contexts()).map((context) => context.name),
    ns: namespaces,
    timing: () => Promise.resolve(["off", "on"]),
    readonly: () => Promise.resolve(["off", "on"]),
  };
  const words = Object.hasOwn(known, name) ? await known[name]?.() ?? [] : [];
  return words.filter((word) => word.startsWith(argument));
}

async function contexts({ session, screen }: CommandContext, [name]: readonly string[]) {
  if (name !== undefined) return await session.point({ context: name });
  for (const { name: each } of await session.contexts()) {
    screen.write(`${each === session.context ? "*" : " "} ${each}\n`);
  }
}

async function namespaces({ session, screen }: CommandContext, [name]: readonly string[]) {
  if (name !== undefined) return await session.point({ namespace: name });
  for await (const { metadata } of session.k.namespaces().meta.items()) {
    screen.write(`${metadata.name === session.namespace ? "*" : " "} ${metadata.name}\n`);
  }
}

async function groups({ session, screen }: CommandContext) {
  const rows: string[][] = [];
  for await (const { name, versions } of session.k.explore()) {
    for (const { version, stability, resources } of versions) {
      rows.push([name || "(core)", version, stability, String(resources.length)]);
    }
  }
  printRows(screen, ["GROUP", "VERSION", "STABILITY", "RESOURCES"], rows);
}

async function resources({ session, screen }: CommandContext, [group]: readonly string[]) {
  const wanted = group === "core" || group === "(core)" ? "" : group;
  const kinds = (await session.k.kinds()).filter((kind) =>
    wanted === undefined
      ? kind.preferred
      : kind.group === wanted || kind.group.split(".")[0] === wanted
  );
  if (kinds.length === 0 && group !== undefined) {
    throw new TypeError(
      `Cannot list the resources of "${group}": there is no such group; see .groups`,
    );
  }
  const rows = kinds.map((kind) => [
    kind.plural,
    kind.shortNames.join(","),
    kind.group === "" ? kind.version : `${kind.group}/${kind.version}`,
    String(kind.scope === "Namespaced"),
    kind.kind,
    verbWords(kind.verbs),
  ]);
  printRows(screen, ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND", "VERBS"], rows);
}

async function can({ session, screen }: CommandContext, args: readonly string[]) {
  const [verb, resource, name] = args;
  if (verb === undefined || resource === undefined) {
    throw new TypeError("Cannot ask: say a verb and a resource, such as .can delete pods");
  }
  const kinds = await session.k.kinds();
  const kind = kinds.find((k) => k.plural === resource || k.shortNames.includes(resource));
  const review = await session.k.selfSubjectAccessReviews().create({
    spec: {
      resourceAttributes: {
        verb,
        resource: kind?.plural ?? resource,
        ...(kind?.group ? { group: kind.group } : {}),
        ...(kind?.scope === "Cluster" ? {} : { namespace: session.namespace }),
        ...(name === undefined ? {} : { name }),
      },
    },
  });
  const { allowed = false, reason } = review.status ?? {};
  const word = paint(screen, allowed ? "good" : "bad", allowed ? "yes" : "no");
  screen.write(`${word}${reason ? ` - ${reason}` : ""}\n`);
}

function curl({ session, screen }: CommandContext) {
  if (!session.lastTrace) throw nothingSent();
  screen.write(`${session.lastTrace.toCurl()}\n`);
}

async function kubectl({ session, screen }: CommandContext) {
  const { last } = session.guard;
  if (!last) throw nothingSent();
  const kinds = await session.guard.quietly(() => session.k.kinds());
  const namespaced = new Set(
    kinds.filter((kind) => kind.scope === "Namespaced").map((kind) => resourceName(kind)),
  );
  screen.write(`${kubectlCommand(last, (resource) => namespaced.has(resource))}\n`);
}

function nothingSent(): TypeError {
  return new TypeError("Cannot show the last request: none was sent yet");
}

function timing(context: CommandContext, [word]: readonly string[]) {
  context.timing = switched(context.timing, word);
  context.screen.write(`timing is ${context.timing ? "on" : "off"}\n`);
}

function readOnly({ session, screen }: CommandContext, [word]: readonly string[]) {
  session.guard.readOnly = switched(session.guard.readOnly, word);
  screen.write(`read-only is ${session.guard.readOnly ? "on" : "off"}\n`);
}

function switched(now: boolean, word: string | undefined): boolean {
  if (word === undefined) return !now;
  if (word === "on" || word === "off") return word === "on";
  throw new TypeError(`Cannot switch to "${word}": say on or off`);
}

async function save({ session, inputs, screen }: CommandContext, [file]: readonly string[]) {
  if (file === undefined) throw new TypeError("Cannot save: name a file, such as .save script.ts");
  const { context, namespace } = session;
  const others = (await session.contexts()).flatMap((one) => one.current ? [] : one.name);
  const ran = inputs.map((input) => ({ ...input, place: toSaved(input.place, others) }));
  const script = scriptOf(ran, toSaved({ context, namespace }, others));
  await writeFile(file, script, { flag: "wx" }).catch((cause: unknown) => {
    const taken = (cause as { code?: string }).code === "EEXIST";
    const state = taken ? "the file exists; choose another" : (cause as Error).message;
    throw new TypeError(`Cannot save to ${file}: ${state}`, { cause });
  });
  screen.write(`${inputs.length} inputs in ${file}\n`);
}

/** What a script finds without being told, the current context, is left out. */
function toSaved({ context = "", namespace }: ScriptPlace, others: readonly string[]): ScriptPlace {
  return others.includes(context) ? { context, namespace } : { namespace };
}

async function load(context: CommandContext, [file]: readonly string[]) {
  if (file === undefined) throw new TypeError("Cannot load: name a file, such as .load script.ts");
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    const missing = (cause as { code?: string }).code === "ENOENT";
    const state = missing ? "the file does not exist" : (cause as Error).message;
    throw new TypeError(`Cannot load ${file}: ${state}`, { cause });
  });
  await context.run(withoutConnecting(text));
}

function printRows(screen: Screen, head: readonly string[], rows: readonly string[][]): void {
  const [first = "", ...lines] = alignedLines([head, ...rows], screen.columns);
  screen.write(`${[paint(screen, "title", first), ...lines].join("\n")}\n`);
}
