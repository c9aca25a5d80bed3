/**
 * Finds programs as a shell does, by `$PATH`.
 *
 * @module
 */

import type { FileInfo, Runtime } from "../../runtime/port.ts";
import { pathRules } from "../paths.ts";

/**
 * The path of a program; undefined when there is none, or when the directories may not be read.
 *
 * A name with a separator is the path itself. Relative directories in `$PATH` are passed over: what
 * lies in the working directory must not take a plugin's place.
 */
export async function lookUpCommand(
  runtime: Runtime,
  command: string,
): Promise<string | undefined> {
  const paths = pathRules(runtime.os);
  const endings = paths.windows ? endingsOf(runtime, command) : [""];
  const directories = paths.hasSeparator(command) ? [""] : searchPath(runtime);
  for (const directory of directories) {
    const base = directory === "" ? paths.clean(command) : paths.join(directory, command);
    for (const ending of endings) {
      const file = await runtime.stat(base + ending).catch(() => undefined);
      if (file && isProgram(file)) return base + ending;
    }
  }
  return undefined;
}

/** The directories in which programs are looked for. */
export function searchPath(runtime: Runtime): string[] {
  const paths = pathRules(runtime.os);
  return (runtime.env("PATH") ?? "").split(paths.listSeparator).filter(paths.isAbsolute);
}

function isProgram(file: FileInfo): boolean {
  return file.isFile && (file.mode === undefined || (file.mode & 0o111) !== 0);
}

function endingsOf(runtime: Runtime, command: string): string[] {
  const known = (runtime.env("PATHEXT") || ".COM;.EXE;.BAT;.CMD").split(";")
    .map((e) => e.trim().toLowerCase()).filter((e) => e !== "");
  const own = known.some((e) => command.toLowerCase().endsWith(e));
  return own ? ["", ...known] : known;
}
