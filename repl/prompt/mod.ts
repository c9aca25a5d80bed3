/**
 * `kubist repl`: a prompt with `k` connected.
 *
 * @module
 */

import process from "node:process";
import { parseArgs } from "node:util";
import { errorText } from "../show/error.ts";
import { paint, type Screen, terminal } from "../show/paint.ts";
import type { Bundled } from "./evaluate.ts";
import { historyFile, openHistory } from "./history.ts";
import { runPrompt, surviveRejections } from "./prompt.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";

/** The help of `kubist repl`. */
export const replUsage = `Usage: kubist repl [flags]

A prompt with k connected to the cluster that kubectl would use, or to an embedded one when there is
none. Type .help there for what it can do.

  --embedded          use a cluster in this process
  --kubeconfig FILE   the kubeconfig to use
  --context NAME      the context to use
  -n, --namespace NS  the namespace of views that name none
  --read-only         refuse what changes the cluster
  --no-history        keep no inputs in a file
  -h, --help          show this

Environment:
  KUBIST_PRODUCTION   a regular expression; contexts whose names match are marked (default: prod)
  NO_COLOR            no colours
`;

/**
 * Runs the prompt until its user leaves; answers with the exit code.
 *
 * **Errors**: none; they are printed.
 */
export async function repl(args: readonly string[]): Promise<number> {
  const screen = terminal(process.stdout, process.env);
  let options: ReplOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error((error as Error).message.split(". ")[0], "\nSee kubist repl --help");
    return 2;
  }
  if (options.help) {
    console.log(replUsage.trimEnd());
    return 0;
  }
  surviveRejections(screen);
  try {
    await using session = await openSession(options);
    greet(session, screen);
    const isTerminal = Boolean(process.stdin.isTTY);
    const file = options.keepsHistory && isTerminal ? historyFile(process.env) : undefined;
    const history = openHistory(file);
    const { stdin: input, stdout: output } = process;
    await runPrompt({ session, screen, input, output, history, bundled });
    return 0;
  } catch (error) {
    console.error(errorText(error, screen));
    return 1;
  }
}

interface ReplOptions extends SessionOptions {
  readonly help: boolean;
  readonly keepsHistory: boolean;
}

function readOptions(args: readonly string[]): ReplOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      embedded: { type: "boolean", default: false },
      kubeconfig: { type: "string" },
      context: { type: "string" },
      namespace: { type: "string", short: "n" },
      "read-only": { type: "boolean", default: false },
      "no-history": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return {
    embedded: values.embedded,
    kubeconfig: values.kubeconfig,
    context: values.context,
    namespace: values.namespace,
    readOnly: values["read-only"],
    production: productionRule(process.env["KUBIST_PRODUCTION"]),
    help: values.help,
    keepsHistory: !values["no-history"],
  };
}

function productionRule(text: string | undefined): RegExp | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    return new RegExp(text, "i");
  } catch (cause) {
    throw new TypeError(
      `Cannot read KUBIST_PRODUCTION=${text}: it is no regular expression`,
      { cause },
    );
  }
}

function greet({ k, context }: Session, screen: Screen): void {
  if (!process.stdin.isTTY) return;
  const where = context === "embedded" ? "an embedded cluster" : k.server;
  screen.write(
    `kubist, connected to ${where} as ${paint(screen, "title", "k")}; .help says what there is\n`,
  );
}

/** In a single binary there is nothing to resolve these names with. */
const bundled: Bundled = {
  "kubist": () => import("kubist"),
  "kubist/config": () => import("kubist/config"),
  "kubist/errors": () => import("kubist/errors"),
  "kubist/meta": () => import("kubist/meta"),
  "kubist/runtime": () => import("kubist/runtime"),
  "kubist/stream": () => import("kubist/stream"),
  "kubist/testing": () => import("kubist/testing"),
  "kubist/transport": () => import("kubist/transport"),
  "kubist/watch": () => import("kubist/watch"),
  "kubist/wire": () => import("kubist/wire"),
};
