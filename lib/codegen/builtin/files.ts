/**
 * All files of `lib/generated`.
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import { type PrintContext, printImports, printTypes } from "../print_types.ts";
import { twoShaped } from "../shapes.ts";
import { sharedTypes } from "../shared.ts";
import { clientsetFile } from "./clientset_file.ts";
import { enumFile } from "./enum_file.ts";
import { fieldLabelFile } from "./fields.ts";
import { fillFile } from "./fill_file.ts";
import { header, metaModule } from "./header.ts";
import type { BuiltInInputs } from "./inputs.ts";
import { kindFiles } from "./kind_files.ts";
import { type BuiltInModel, builtInModel } from "./model.ts";
import { protobufFile } from "./protobuf_file.ts";
import { resourceFile } from "./resource_file.ts";
import { schemaFile } from "./schema_file.ts";
import { serverRowsFile } from "./server_rows_file.ts";

/** Generates everything that kubist knows of Kubernetes itself. */
export function generateBuiltIns(inputs: BuiltInInputs): SourceFile[] {
  const model = builtInModel(inputs);
  const context = {
    model,
    differing: twoShaped(model),
    shared: sharedTypes(model),
    metaModule: metaModule(1),
  };
  return [
    ...typeFiles(model, context),
    ...kindFiles(context),
    resourceFile(model.resources),
    clientsetFile(model.resources),
    fieldLabelFile(),
    serverRowsFile(model.facts),
    schemaFile(inputs),
    fillFile(inputs, model),
    enumFile(inputs),
    protobufFile(inputs),
  ];
}

function typeFiles(model: BuiltInModel, context: PrintContext): SourceFile[] {
  const homes = [...new Set([...model.declarations.values()].map((d) => d.home))].sort();
  return homes.map((home) => {
    const { lines, imports } = printTypes(home, context);
    return sourceFile(`${home}.ts`, header(`The types of ${home}.`), printImports(imports), lines);
  });
}
