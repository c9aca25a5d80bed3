/**
 * The prompt: reads inputs, runs them one after the other, shows their values.
 *
 * @module
 */

import process from "node:process";
import readline from "node:readline";
import { clusterNames } from "../complete/cluster.ts";
import { complete, type Completions } from "../complete/complete.ts";
import { viewVerbs } from "../complete/verbs.ts";
import { errorText } from "../show/error.ts";
import { paint, type Screen } from "../show/paint.ts";
import { isView, showValue, Text } from "../show/value.ts";
import { type CommandContext, completeCommand, runCommand } from "./commands.ts";
import { type Bundled, createEvaluator, type Evaluator } from "./evaluate.ts";
import { Interrupted } from "./guard.ts";
import { isFarewell } from "./farewell.ts";
import { fromKubectl } from "./from_kubectl.ts";
import type { History } from "./history.ts";
import { type LineQueue, lineQueue } from "./line_queue.ts";
import { needsMore } from "./needs_more.ts";
import { accessorsOf, machinery, promptNames } from "./names.ts";
import type { SavedInput } from "./script.ts";
import type { Session } from "./session.ts";
import { shortNames } from "./short_names.ts";

/** Asks whoever sits at the prompt; undefined where nobody does. */
export type Ask = (question: string) => Promise<string | undefined>;

/** What a prompt works with. */
export interface PromptOptions {
  readonly session: Session;
  readonly screen: Screen;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly history: History;
  /** Modules that inputs can import without having them installed. */
  readonly bundled?: Bundled | undefined;
  /** Told how to ask, for the terminal has one reader only. */
  readonly onReady?: ((ask: Ask) => void) | undefined;
}

/**
 * Runs a prompt until its input ends or its user leaves; gives the first error of an input that nobody
 * types, for who piped it in.
 */
export async function runPrompt(
  options: PromptOptions,
): Promise<{ readonly error: unknown } | undefined> {
  const prompt = new Prompt(options);
  try {
    return await prompt.loop();
  } finally {
    await prompt.end();
  }
}

class Prompt implements CommandContext {
  readonly session: Session;
  readonly screen: Screen;
  readonly inputs: SavedInput[] = [];
  timing = false;
  readonly #options: PromptOptions;
  readonly #reader: readline.Interface;
  readonly #lines: LineQueue;
  readonly #evaluator: Evaluator;
  /** The inputs' own variables: what the evaluator sees, the last value and the last error. */
  readonly #values = globalThis as unknown as { $_: unknown; $error: unknown };
  /** The lines of an input that has not come to its end. */
  #pending: string[] = [];
  /** The input that runs. */
  #running: AbortController | undefined;
  #leaving = false;
  /** The first error of the session. */
  #failed: { readonly error: unknown } | undefined;
  /** Ctrl-C at an empty prompt: the next one leaves. */
  #warned = false;

  constructor(options: PromptOptions) {
    this.#options = options;
    this.session = options.session;
    this.screen = options.screen;
    const { session, screen, bundled } = options;
    const names = promptNames({ session, screen, signal: () => this.#running?.signal });
    this.#evaluator = createEvaluator(names, bundled);
    this.#values.$_ = undefined;
    this.#values.$error = undefined;
    this.#reader = readline.createInterface({
      input: options.input,
      output: options.output,
      terminal: Boolean(options.input.isTTY && options.output.isTTY),
      completer: this.#completer(),
      history: [...options.history.lines],
      historySize: 1000,
      removeHistoryDuplicates: true,
    });
    this.#lines = lineQueue(this.#reader);
    this.#reader.on("SIGINT", () => this.#interrupt());
    options.onReady?.((question) => this.#question(question));
  }

  /** Reads and runs until the end of the input. */
  async loop(): Promise<{ readonly error: unknown } | undefined> {
    const lines = this.#lines;
    while (!this.#leaving) {
      // Of several lines that were pasted, each is on the screen already.
      if (!lines.hasMore) this.#ask();
      const line = await lines.next();
      if (line === undefined) break;
      await this.#take(line);
    }
    // Input that ended in the middle is no input.
    if (this.#pending.length > 0) await this.run(this.#pending.join("\n"));
    return this.#reader.terminal ? undefined : this.#failed;
  }

  async end(): Promise<void> {
    this.#reader.close();
    this.#running?.abort(new Interrupted());
    await this.#evaluator[Symbol.asyncDispose]();
  }

  quit(): void {
    this.#leaving = true;
  }

  /** Runs an input and shows its value; nothing that it throws gets out. */
  async run(input: string): Promise<void> {
    const start = performance.now();
    const controller = new AbortController();
    const outer = this.#running;
    this.#running = controller;
    try {
      const work = this.session.guard.run(controller.signal, () => this.#evaluate(input));
      // What does not listen to the signal is left to itself: the prompt is its user's again.
      await Promise.race([work, aborted(controller.signal)]);
      work.catch(() => {});
    } catch (error) {
      this.#report(error, input);
    } finally {
      this.#running = outer;
    }
    if (this.timing) {
      const ms = (performance.now() - start).toFixed(1);
      this.screen.write(`${paint(this.screen, "dim", `${ms} ms`)}\n`);
    }
  }

  async #evaluate(input: string): Promise<void> {
    const signal = this.#running?.signal;
    const value = await this.#evaluator.run(input);
    if (value !== undefined && !(value instanceof Text)) this.#values.$_ = value;
    await showValue(value, this.screen, signal);
    this.#remember(input, value);
  }

  #remember(text: string, value: unknown): void {
    const used = (names: readonly string[], call: string) =>
      names.filter((name) => new RegExp(`(?<![\\w.$])${name}\\b${call}`).test(text));
    const isSequence = isView(value) ||
      (typeof value === "object" && value !== null && Symbol.asyncIterator in value);
    this.inputs.push({
      text,
      shown: value === undefined ? "nothing" : isSequence ? "sequence" : "value",
      accessors: used([...accessorsOf(this.session.k), ...Object.keys(shortNames)], "\\("),
      machinery: used(machinery, "\\("),
      place: { context: this.session.context, namespace: this.session.namespace },
    });
  }

  #report(error: unknown, input = ""): void {
    if (error instanceof Interrupted) return this.screen.write("^C\n");
    this.#values.$error = error;
    this.#failed ??= { error };
    const accessors = accessorsOf(this.session.k);
    const meant = error instanceof SyntaxError ? fromKubectl(input, accessors) : undefined;
    if (meant !== undefined) {
      return this.#complain(`This is for a shell; here it is ${paint(this.screen, "key", meant)}`);
    }
    const names = [
      ...accessors,
      ...machinery,
      ...Object.keys(viewVerbs),
      ...promptOnly,
    ];
    this.#complain(errorText(error, this.screen, names));
  }

  /** What went wrong is no result: where nobody reads along, the two do not mix. */
  #complain(text: string): void {
    if (this.#reader.terminal) this.screen.write(`${text}\n`);
    else process.stderr.write(`${text}\n`);
  }

  async #take(line: string): Promise<void> {
    this.#warned = false;
    if (this.#pending.length === 0 && line.trimStart().startsWith(".")) {
      if (await this.#command(line)) return;
    }
    const input = [...this.#pending, line].join("\n");
    if (await needsMore(input)) {
      this.#pending.push(line);
      return;
    }
    this.#pending = [];
    if (input.trim() === "") return;
    if (isFarewell(input)) return this.quit();
    this.#options.history.add(input);
    await this.run(input);
  }

  async #command(line: string): Promise<boolean> {
    const controller = new AbortController();
    this.#running = controller;
    try {
      const work = this.session.guard.run(controller.signal, () => runCommand(this, line));
      const known = await Promise.race([work, aborted(controller.signal)]);
      if (known) this.#options.history.add(line);
      return known;
    } catch (error) {
      this.#report(error);
      return true;
    } finally {
      this.#running = undefined;
    }
  }

  #interrupt(): void {
    this.#lines.drop();
    if (this.#running) return this.#running.abort(new Interrupted());
    const { line } = this.#reader;
    const isEmpty = line === "" && this.#pending.length === 0;
    this.screen.write("\n");
    if (isEmpty && this.#warned) return this.#reader.close();
    if (isEmpty) this.screen.write("(Ctrl-C once more, Ctrl-D or .exit to leave)\n");
    this.#warned = isEmpty;
    this.#pending = [];
    // Nothing else takes the typed line away.
    this.#reader.write(null, { ctrl: true, name: "e" });
    this.#reader.write(null, { ctrl: true, name: "u" });
    this.#ask();
  }

  /** Nobody is asked by a completion: its user types something else. */
  #question(question: string): Promise<string | undefined> {
    const signal = this.#running?.signal;
    if (!this.#reader.terminal || this.session.guard.isQuiet || !signal) {
      return Promise.resolve(undefined);
    }
    const answer = new Promise<string>((resolve) =>
      this.#reader.question(question, { signal }, resolve)
    );
    return Promise.race([answer, aborted(signal)]);
  }

  #ask(): void {
    if (!this.#reader.terminal) return;
    this.#reader.setPrompt(this.#pending.length > 0 ? "... " : this.#promptText());
    this.#reader.prompt();
  }

  #promptText(): string {
    const { context, namespace, isProduction, guard } = this.session;
    const where = `${context}/${namespace}`;
    const mark = isProduction ? `${paint(this.screen, "bad", "PRODUCTION")} ` : "";
    const locked = guard.readOnly ? " (read-only)" : "";
    return `${mark}${paint(this.screen, isProduction ? "bad" : "good", where)}${locked}> `;
  }

  #completer(): readline.AsyncCompleter {
    const { session } = this;
    const quietly = <T>(ask: () => Promise<T>) => session.guard.quietly(ask);
    const names = clusterNames({ client: () => session.k, quietly });
    const own = new Set([...accessorsOf(session.k), ...Object.keys(shortNames)]);
    const isAccessor = (_fn: unknown, _owner: unknown, name: string) => own.has(name);
    return (line, done) => {
      const text = [...this.#pending, line].join("\n");
      const known = names();
      const find = async (): Promise<Completions> => {
        const words = await completeCommand(session, known.namespaces, text);
        if (words) return [words, /\S*$/.exec(text)?.[0] ?? ""];
        return await complete(text, { globals: globalThis, names: known, isAccessor });
      };
      find().then(
        ([candidates, word]) => done(null, [[...candidates], word]),
        () => done(null, [[], line]),
      );
    };
  }
}

const promptOnly = ["describe", "explain", "live", "chart", "bars", "sparkline", "reveal", "help"];

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  );
}
