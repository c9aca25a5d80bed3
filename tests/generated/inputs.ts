/**
 * The documents that `lib/generated` is made from, where they lie beside the repository.
 *
 * @module
 */

import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltInInputs } from "../../lib/codegen/mod.ts";

/** The folder of the documents. */
export const inputFolder: string = join(
  import.meta.dirname ?? ".",
  "../../../shared/kubernetes-1.36",
);

/** Why a test cannot run without the documents. */
export const noInputs = "the documents of Kubernetes 1.36 are not in ../shared/kubernetes-1.36";

/** Whether the documents are here. */
export const hasInputs: boolean = await access(inputFolder).then(() => true, () => false);

let inputs: Promise<BuiltInInputs> | undefined;

/** The documents, read once. */
export function readDocuments(): Promise<BuiltInInputs> {
  return inputs ??= read();
}

async function read(): Promise<BuiltInInputs> {
  const names = ["swagger", "resources", "enums", "protobuf"];
  const texts = await Promise.all(
    names.map((n) => readFile(join(inputFolder, `${n}.json`), "utf8")),
  );
  const [swagger, resources, enums, protobuf] = texts.map((text) => JSON.parse(text));
  return { swagger, resources, enums, protobuf };
}
