/**
 * A program in a terminal: a pseudo-terminal from `script`, its screen kept by a terminal emulator.
 */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import xterm from "@xterm/headless";

/** How to start a program. */
export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
}

/** A part of a line in one style. */
export interface Run {
  readonly text: string;
  /** The terminal's colour number; -1 for its own. */
  readonly colour: number;
  readonly bold: boolean;
}

/** A program in a terminal. */
export interface Screen extends AsyncDisposable {
  /** Types text, or keys such as `\t`. */
  type(text: string): void;
  /** The lines on the screen, without what trails them. */
  lines(): string[];
  /** The lines with their styles. */
  runs(): Run[][];
  /** Waits until the screen's text matches; gives the text. */
  until(expected: RegExp, what?: string): Promise<string>;
  /** Types a line and waits for what it shows; the screen is cleared before. */
  enter(line: string, expected: RegExp): Promise<string>;
  /** Changes the size of the terminal, as its user does. */
  resize(columns: number, rows: number): void;
  /** The program's exit code, when it has ended. */
  readonly exit: Promise<number | null>;
}

const waitMs = 60_000;

/** Why no terminal can be had here; undefined where one can. */
export function noTerminal(): string | undefined {
  try {
    execFileSync("script", ["-qfec", "true", "/dev/null"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "the program script of util-linux, which makes pseudo-terminals, is not here";
  }
}

/** Starts a program; its words are quoted for the shell. */
export async function startTerminal(
  command: readonly string[],
  { env = {}, columns = 100, rows = 40 }: TerminalOptions = {},
): Promise<Screen> {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  const line = `stty cols ${columns} rows ${rows}; tty; exec ${quoted}`;
  const child = spawn("script", ["-qfec", line, "/dev/null"], {
    env: { ...process.env, ...env, TERM: "xterm-256color", SHELL: "/bin/sh" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  // What the terminal is asked, such as where its cursor is, it answers.
  terminal.onData((data) => child.stdin.write(data));
  child.stdout.on("data", (bytes: Uint8Array) => terminal.write(bytes));
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const screen = new RunningScreen(child, terminal, exit);
  const [device] = /\/dev\/\S+/.exec(await screen.until(/\/dev\/\S+/)) ?? [];
  screen.device = device;
  return screen;
}

class RunningScreen implements Screen {
  readonly exit: Promise<number | null>;
  device: string | undefined;
  readonly #child: ChildProcess;
  readonly #terminal: InstanceType<typeof xterm.Terminal>;

  constructor(
    child: ChildProcess,
    terminal: InstanceType<typeof xterm.Terminal>,
    exit: Promise<number | null>,
  ) {
    this.#child = child;
    this.#terminal = terminal;
    this.exit = exit;
  }

  type(text: string): void {
    this.#child.stdin?.write(text);
  }

  lines(): string[] {
    const { active } = this.#terminal.buffer;
    const lines: string[] = [];
    for (let y = 0; y < this.#terminal.rows; y++) {
      lines.push(active.getLine(active.baseY + y)?.translateToString(true) ?? "");
    }
    return lines;
  }

  runs(): Run[][] {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: this.#terminal.rows }, (_, y) => {
      const runs: { text: string; colour: number; bold: boolean }[] = [];
      const line = active.getLine(active.baseY + y);
      for (let x = 0; x < this.#terminal.cols; x++) {
        const cell = line?.getCell(x);
        const text = cell?.getChars() || " ";
        const colour = cell?.isFgDefault() === false ? cell.getFgColor() : -1;
        const bold = Boolean(cell?.isBold());
        const last = runs.at(-1);
        if (last?.colour === colour && last.bold === bold) last.text += text;
        else runs.push({ text, colour, bold });
      }
      return runs;
    });
  }

  async until(expected: RegExp, what: string = String(expected)): Promise<string> {
    const end = Date.now() + waitMs;
    while (true) {
      const text = this.lines().join("\n").trimEnd();
      if (expected.test(text)) return text;
      if (Date.now() > end) throw new RangeError(`${what} did not show in time:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  async enter(line: string, expected: RegExp): Promise<string> {
    // Ctrl-U and Ctrl-L: the screen holds nothing but this input and what came of it.
    this.type("\x15\x0c");
    await this.until(/^\S*[^\n]*> ?$/, "an empty screen with a prompt");
    this.type(`${line}\r`);
    return await this.until(expected, `${JSON.stringify(line)} giving ${expected}`);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    execFileSync("stty", ["-F", this.device ?? "", "cols", `${columns}`, "rows", `${rows}`]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill();
    this.#child.stdin?.end();
    await this.exit;
    this.#terminal.dispose();
  }
}
