/**
 * The command `tar`, which `kubectl cp` runs in the container.
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";
import type { Command, Invocation } from "./commands.ts";
import { absolutePath, parentOf } from "./files.ts";
import { readTar, type TarMember, writeTar } from "./tar_archive.ts";

/** Creates an archive on standard output, or extracts one from standard input. */
export const tar: Command = async (call) => {
  const { flags, paths, directory } = options(call.args, call.directory);
  const at = { ...call, directory };
  if (flags.includes("c")) return await create(at, paths);
  if (flags.includes("x")) return await extract(at);
  if (flags.includes("t")) return await list(at);
  await call.stderr.write("tar: need at least one option: c, t or x\n");
  return 1;
};

function options(
  args: readonly string[],
  from: string,
): { readonly flags: string; readonly paths: readonly string[]; readonly directory: string } {
  let [flags, directory] = ["", from];
  const paths: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === "-C") directory = absolutePath(args[++i] ?? "", from);
    else if (arg === "--no-same-permissions" || arg === "--no-same-owner") continue;
    else if (arg === "-" && flags.includes("f")) continue;
    else if (i === 0 || /^-\w/.test(arg)) flags += arg;
    else paths.push(arg);
  }
  return { flags, paths, directory };
}

async function create(call: Invocation, paths: readonly string[]): Promise<number> {
  if (paths.some((path) => path.startsWith("/"))) {
    await call.stderr.write("tar: Removing leading `/' from member names\n");
  }
  const missing = paths.filter((path) => !call.files.get(absolutePath(path, call.directory)));
  for (const path of missing) {
    await call.stderr.write(`tar: ${path}: Cannot stat: No such file or directory\n`);
  }
  const members = paths.flatMap((path) => [...collect(call, absolutePath(path, call.directory))]);
  for (const bytes of writeTar(members)) await call.stdout.write(bytes);
  if (missing.length === 0) return 0;
  await call.stderr.write("tar: Exiting with failure status due to previous errors\n");
  return 2;
}

function* collect({ files }: Invocation, path: string): Generator<TarMember> {
  const entry = files.get(path);
  if (!entry) return;
  const { bytes, mode, mtimeMs } = entry;
  yield { name: bytes ? path.slice(1) : `${path.slice(1)}/`, bytes, mode, mtimeMs };
  for (const name of bytes ? [] : files.list(path)) {
    yield* collect({ files } as Invocation, absolutePath(name, path));
  }
}

async function members({ stdin, stderr }: Invocation): Promise<TarMember[] | undefined> {
  const parts: Uint8Array[] = [];
  for await (const bytes of stdin) parts.push(bytes);
  const archive = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    archive.set(part, at);
    at += part.length;
  }
  try {
    return [...readTar(archive)];
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    await stderr.write(`tar: ${error.message}\n`);
    return undefined;
  }
}

async function extract(call: Invocation): Promise<number> {
  const { files, directory, stderr } = call;
  const found = await members(call);
  for (const { name, bytes, mode, mtimeMs } of found ?? []) {
    const path = absolutePath(name, directory);
    if (path !== directory && !path.startsWith(directory === "/" ? "/" : `${directory}/`)) {
      await stderr.write(`tar: ${name}: outside of ${directory}, left out\n`);
    } else if (bytes) files.write(path, bytes, mode, mtimeMs);
    else files.mkdir(path === "/" ? path : parentOf(`${path}/x`), mode);
  }
  return found ? 0 : 1;
}

async function list(call: Invocation): Promise<number> {
  const found = await members(call);
  for (const { name } of found ?? []) await call.stdout.write(`${name}\n`);
  return found ? 0 : 1;
}
