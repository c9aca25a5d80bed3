/**
 * A machine in memory: files with modes, an environment, programs as functions.
 *
 * @module
 */

import { KubeError } from "kubist/errors";
import type {
  ChildProcess,
  HttpClient,
  HttpClientOptions,
  HttpRequest,
  Runtime,
  SpawnOptions,
} from "kubist/runtime";

/** A file: its text and its permission bits. */
export interface FakeFile {
  text: string;
  mode: number;
}

/** What a program does when it is run. */
export interface FakeRun {
  readonly stdout?: string | Uint8Array;
  readonly stderr?: string;
  readonly code?: number;
  /** Runs until it is killed. */
  readonly hangs?: boolean;
  /** Ignores a polite end. */
  readonly stubborn?: boolean;
  /** Waits for this before it ends. */
  readonly until?: Promise<void>;
}

/** A started program. */
export interface FakeCall {
  readonly command: string;
  readonly options: SpawnOptions;
  readonly killed: string[];
}

export type FakeProgram = (call: FakeCall) => FakeRun;

/** What a fake machine holds. */
export interface FakeRuntime extends Runtime {
  readonly files: Map<string, FakeFile>;
  readonly environment: Map<string, string>;
  readonly programs: Map<string, FakeProgram>;
  readonly calls: FakeCall[];
  /** The paths that may not be read. */
  readonly denied: Set<string>;
  readonly reads: string[];
  terminal: boolean;
  answer: (request: HttpRequest, options: HttpClientOptions) => Response | Promise<Response>;
}

/** How a fake machine starts. */
export interface FakeOptions {
  readonly os?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly programs?: Readonly<Record<string, FakeProgram>>;
}

/** Makes a machine; a program at a path is a file of mode 0755. */
export function fakeRuntime(options: FakeOptions = {}): FakeRuntime {
  const files = new Map<string, FakeFile>();
  for (const [path, text] of Object.entries(options.files ?? {})) {
    files.set(path, { text, mode: 0o600 });
  }
  const programs = new Map(Object.entries(options.programs ?? {}));
  for (const path of programs.keys()) files.set(path, { text: "#!", mode: 0o755 });
  const fake: FakeRuntime = {
    name: "node",
    version: "0",
    os: options.os ?? "linux",
    arch: "x86_64",
    files,
    programs,
    environment: new Map(Object.entries({ HOME: "/home/me", ...options.env })),
    calls: [],
    denied: new Set(),
    reads: [],
    terminal: false,
    answer: () => new Response("", { status: 404 }),
    env: (name) => fake.environment.get(name),
    cwd: () => "/work",
    stdinIsTerminal: () => fake.terminal,
    ...fileFunctions(() => fake),
    spawn: (command, given = {}) => start(fake, command, given),
    createHttpClient: (given) => client(fake, given),
    listen: () => Promise.reject(new RangeError("no network here")),
    fileTree: () => Promise.reject(new RangeError("no file tree here")),
    listenTcp: () => Promise.reject(new RangeError("no network here")),
  };
  return fake;
}

function fileFunctions(
  fake: () => FakeRuntime,
): Pick<
  Runtime,
  | "readTextFile"
  | "readFile"
  | "writeTextFile"
  | "createTextFile"
  | "stat"
  | "mkdir"
  | "makeTempDir"
  | "remove"
  | "readDir"
> {
  const isDirectory = (path: string) =>
    [...fake().files.keys()].some((file) => file.startsWith(`${path}/`));
  return {
    readTextFile(path) {
      fake().reads.push(path);
      if (fake().denied.has(path)) {
        return Promise.reject(new KubeError(`Cannot read "${path}": permission denied`));
      }
      if (isDirectory(path)) {
        return Promise.reject(new KubeError(`Cannot read "${path}": it is a directory`));
      }
      return Promise.resolve(fake().files.get(path)?.text);
    },
    async readFile(path) {
      const text = await fake().readTextFile(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    writeTextFile(path, text, { mode = 0o600 } = {}) {
      fake().files.set(path, { text, mode });
      return Promise.resolve();
    },
    createTextFile(path, text, { mode = 0o600 } = {}) {
      if (fake().files.has(path)) return Promise.resolve(false);
      fake().files.set(path, { text, mode });
      return Promise.resolve(true);
    },
    stat(path) {
      const file = fake().files.get(path);
      if (file) {
        return Promise.resolve({
          isFile: true,
          isDirectory: false,
          mtimeMs: 0,
          mode: file.mode,
          owner: 1000,
        });
      }
      return Promise.resolve(
        isDirectory(path)
          ? { isFile: false, isDirectory: true, mtimeMs: 0, mode: 0o755, owner: 1000 }
          : undefined,
      );
    },
    mkdir: () => Promise.resolve(),
    makeTempDir: (prefix) => Promise.resolve(`/tmp/${prefix}`),
    remove(path) {
      fake().files.delete(path);
      return Promise.resolve();
    },
    readDir: () => Promise.resolve(undefined),
  };
}

function start(fake: FakeRuntime, command: string, options: SpawnOptions): ChildProcess {
  const found = command.includes("/")
    ? command
    : (fake.environment.get("PATH") ?? "").split(":").map((d) => `${d}/${command}`)
      .find((path) => fake.programs.has(path)) ?? "";
  const program = fake.programs.get(found);
  if (!program) {
    throw new KubeError(`Cannot run "${command}": it is not found, or not executable`);
  }
  const call: FakeCall = { command, options, killed: [] };
  fake.calls.push(call);
  const run = program(call);
  let end: (code: number | undefined) => void = () => {};
  const exited = new Promise<{ code: number | undefined }>((resolve) => {
    end = (code) => resolve({ code });
  });
  if (!run.hangs) Promise.resolve(run.until).then(() => end(run.code ?? 0));
  return {
    pid: 1,
    stdout: output(run.stdout ?? "", exited),
    stderr: output(run.stderr ?? "", exited),
    exited,
    kill(signal = "SIGTERM") {
      call.killed.push(signal);
      if (signal === "SIGKILL" || !run.stubborn) end(undefined);
    },
  };
}

function output(data: string | Uint8Array, exited: Promise<unknown>): ReadableStream<Uint8Array> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      exited.then(() => {
        try {
          controller.close();
        } catch {
          // Cancelled by the reader.
        }
      });
    },
  });
}

function client(fake: FakeRuntime, options: HttpClientOptions): HttpClient {
  return {
    async request(request) {
      request.signal?.throwIfAborted();
      return await fake.answer(request, options);
    },
    close: () => Promise.resolve(),
  };
}
