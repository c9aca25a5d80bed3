import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { completion } from "../../repl/commands/completion.ts";
import { skip, test } from "../harness.ts";
import { runCommand } from "./run_command.ts";
import { noTerminal, startTerminal } from "./terminal.ts";

/** What is typed, and all that a shell must offer for the last word. */
const table: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ["do", ["doctor"]],
  ["version --cl", ["--client", "--client-certificate", "--client-key", "--cluster"]],
  ["version --output y", ["yaml"]],
  ["version -o n", ["name"]],
  ["completion f", ["fish"]],
  ["gen one.y", ["one.yaml"]],
  ["doctor --kubeconfig one.y", ["one.yaml"]],
  ["gen -o one.y", ["one.yaml"]],
  ["explain deploym", ["deployments"]],
];

/** What is no file; PowerShell offers its own files where a script offers nothing. */
const silent = ["doctor --context one.y", "doctor one.y"];

/** A shell that has read the script. */
interface Shell extends AsyncDisposable {
  /** What it offers after `kubist TYPED`. */
  offers(typed: string): Promise<string[]>;
}

type OpenShell = (script: string, folder: string) => Shell | Promise<Shell>;

/** A shell that answers without a terminal, and starts for each question. */
function perQuestion(offers: Shell["offers"]): Shell {
  return { offers, [Symbol.asyncDispose]: () => Promise.resolve() };
}

function output(folder: string, program: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder }, (error, out) => error ? reject(error) : resolve(out));
  });
}

function lines(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").sort();
}

const bash: OpenShell = (script, folder) =>
  perQuestion(async (typed) => {
    const words = ["kubist", ...typed.split(" ")].map((word) => `"${word}"`);
    const ask = `source ${script}
COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}
_kubist; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines(await output(folder, "bash", "--norc", "-c", ask));
  });

const fish: OpenShell = (script, folder) =>
  perQuestion(async (typed) => {
    const ask = `source ${script}; complete -C 'kubist ${typed}'`;
    return lines(await output(folder, "fish", "--no-config", "-c", ask))
      .map((line) => line.split("\t")[0] ?? "");
  });

const powershell: OpenShell = (script, folder) =>
  perQuestion(async (typed) => {
    const line = `kubist ${typed}`;
    const ask = `. ${script}; (TabExpansion2 '${line}' ${line.length}).CompletionMatches |
ForEach-Object { $_.CompletionText -replace '^\\./', '' }`;
    return lines(await output(folder, "pwsh", "-NoProfile", "-NonInteractive", "-Command", ask));
  });

/** zsh completes in a terminal alone: what it makes of the line, or lists below it. */
const zsh: OpenShell = async (script, folder) => {
  const screen = await startTerminal(["zsh", "-f", "-i"], { env: { HOME: folder } });
  screen.type(`cd ${folder}; PS1='> '; autoload -U compinit; compinit -u -D; source ${script}\r`);
  return {
    async offers(typed) {
      screen.type("\x15clear; print rea''dy\r");
      await screen.until(/^ready\n>$/);
      screen.type(`kubist ${typed}`);
      const shown = (text: string) => text.slice(text.lastIndexOf("> kubist "));
      const before = shown(await screen.until(new RegExp(`> kubist ${typed}$`)));
      screen.type("\t");
      // What it offers is whole when it stays.
      let [now, last] = [before, ""];
      for (let tries = 0; tries < 100 && (now === before || now !== last); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        [now, last] = [shown(screen.lines().join("\n").trimEnd()), now];
      }
      if (now === before) return [];
      const [line = "", ...list] = now.split("\n");
      const listed = list.map((each) => each.trim().split(/\s+/)[0] ?? "");
      return listed.length > 0 ? listed.sort() : [line.split(" ").at(-1) ?? ""];
    },
    async [Symbol.asyncDispose]() {
      screen.type("\x15exit\r");
      await screen[Symbol.asyncDispose]();
    },
  };
};

const shells: Readonly<Record<string, readonly [program: string, open: OpenShell]>> = {
  bash: ["bash", bash],
  zsh: ["zsh", zsh],
  fish: ["fish", fish],
  powershell: ["pwsh", powershell],
};

for (const [shell, [program, open]] of Object.entries(shells)) {
  const title = `kubist completion ${shell} offers commands, flags, values and files`;
  const absent = await whyAbsent(program);
  if (absent !== undefined) skip(title, absent);
  else {
    test(title, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "kubist-shell-"));
      try {
        const script = path.join(folder, `kubist.${shell === "powershell" ? "ps1" : shell}`);
        await writeFile(script, (await runCommand(completion, [shell])).out);
        await writeFile(path.join(folder, "one.yaml"), "");
        await using opened = await open(script, folder);
        for (const [typed, offered] of table) {
          assert.deepEqual(await opened.offers(typed), offered, `kubist ${typed}`);
        }
        for (const typed of shell === "powershell" ? [] : silent) {
          assert.deepEqual(await opened.offers(typed), [], `kubist ${typed}`);
        }
      } finally {
        await rm(folder, { recursive: true });
      }
    }, { isShared: true, timeoutMs: 300_000 });
  }
}

async function whyAbsent(program: string): Promise<string | undefined> {
  if (program === "zsh" && noTerminal() !== undefined) return noTerminal();
  const there = await output(".", program, "--version").then(() => true, () => false);
  return there ? undefined : `${program} is not installed`;
}
