/**
 * Reads the kubeconfig files of a machine.
 *
 * @module
 */

import type { Runtime } from "../../runtime/port.ts";
import { modeText, readInput } from "../files.ts";
import type { ConfigWarning, Findings } from "../problems.ts";
import { decodeKubeconfig, isBlank, type KubeconfigDocument } from "./decode.ts";
import type { Places } from "./places.ts";
import { holdsSecrets } from "./redact.ts";

/** What was found in the places looked at. */
export interface ReadResult {
  readonly documents: readonly KubeconfigDocument[];
  /** The places that gave nothing, and why. */
  readonly missed: readonly ConfigWarning[];
}

/**
 * Reads every file that exists.
 *
 * A file that is absent or empty is missed, which is a problem only when the caller named it; a file
 * that cannot be read or makes no sense always is one.
 */
export async function readKubeconfigs(
  runtime: Runtime,
  places: Places,
  found: Findings,
): Promise<ReadResult> {
  const documents: KubeconfigDocument[] = [];
  const missed: ConfigWarning[] = [];
  for (const file of places.files) {
    const text = await readFile(runtime, file, found);
    if (typeof text === "string") {
      const decoded = await decodeKubeconfig(text, { source: file }, found);
      documents.push(...decoded);
      await warnIfOpen(runtime, file, decoded, found);
    } else if (text) missed.push(text);
  }
  for (const miss of missed) {
    const where = `${miss.problem} (working directory ${runtime.cwd()})`;
    if (places.rule === "explicit") found.fail(miss.code, miss, where);
    else if (places.rule === "environment") found.warn(miss.code, miss, `${miss.problem}, skipped`);
  }
  return { documents, missed };
}

async function readFile(
  runtime: Runtime,
  file: string,
  found: Findings,
): Promise<string | ConfigWarning | undefined> {
  const result = await readInput(runtime, file);
  if (result.text !== undefined && !isBlank(result.text)) return result.text;
  if (result.text !== undefined) {
    return { code: "config.empty", source: file, problem: "the file has no content" };
  }
  if (result.state === "missing") {
    return { code: "config.file_missing", source: file, problem: result.problem };
  }
  const code = result.state === "directory" ? "config.not_a_file" : "config.unreadable";
  found.fail(code, { source: file }, result.problem);
  return undefined;
}

async function warnIfOpen(
  runtime: Runtime,
  file: string,
  documents: readonly KubeconfigDocument[],
  found: Findings,
): Promise<void> {
  if (!documents.some((d) => holdsSecrets(d.config))) return;
  const mode = (await runtime.stat(file).catch(() => undefined))?.mode;
  if (mode === undefined || (mode & 0o044) === 0) return;
  const problem = `holds secrets and others may read it (mode ${modeText(mode)}); run chmod 600`;
  found.warn("config.file_open", { source: file }, problem);
}
