/**
 * The protobuf messages of Kubernetes with what Go's struct tags say of their JSON, one line each.
 *
 * @module
 */

import { shortDefinition } from "../../meta/schema_text.ts";
import { type SourceFile, sourceFile } from "../file.ts";
import { literal } from "../names.ts";
import { header } from "./header.ts";
import { type BuiltInInputs, packageId, type ProtobufField } from "./inputs.ts";

/** The file of all messages, those of kinds that no server serves any more included. */
export function protobufFile(inputs: BuiltInInputs): SourceFile {
  const messages = Object.keys(inputs.protobuf.messages).filter((m) =>
    !m.includes(".testapigroup.")
  )
    .sort();
  const packages = packagesOf(inputs);
  return sourceFile(
    "protobuf.ts",
    header(
      "The protobuf messages of Kubernetes, and how their fields look in JSON.",
      "",
      "A message is words with a space between them, one for each field: its number, letters, a colon,",
      "its name in JSON, a colon, its type. The letters: `r` is a list, `p` is a pointer in Go, so that",
      "a zero on the wire is a value; `a` is in JSON even when zero; `z` is not in JSON when zero, though",
      "a struct; `i` is a message whose fields are the parent's in JSON. A name of `-` is not in JSON.",
      "Types: `s` string, `b` bool, `i` int32, `l` int64, `d` double, `y` bytes, `{s` a map from string",
      "to what follows, else the short name of a message, `.` first in the same package. The word `%list` says that the message is its",
      "only field, a bare list in JSON.",
    ),
    [
      "/** The package of each group's messages: a kind is the message `package.version.Kind`. */",
      "export const protobufPackages: Readonly<Record<string, string>> = {",
      ...[...packages].map(([group, name]) => `  ${literal(group)}: ${literal(name)},`),
      "};",
    ],
    [
      "/** Messages by their short name: `core.v1.Pod`. */",
      "export const protobufMessages: Readonly<Record<string, string>> = {",
      ...messages.map((name) =>
        `  ${literal(shortMessage(name))}: ${literal(messageText(inputs, name))},`
      ),
      "};",
    ],
  );
}

/** "core.v1.Pod" of "k8s.io.api.core.v1.Pod". */
function shortMessage(name: string): string {
  const dot = name.lastIndexOf(".");
  return shortDefinition(packageId(name.slice(0, dot)) + name.slice(dot))
    .replace(/^io\.k8s\.metrics\.pkg\.apis\./, "");
}

/** Types that are defined as another's copy, whose tags say what theirs do not. */
const copies: Readonly<Record<string, string>> = {
  "k8s.io.api.admissionregistration.v1alpha1.MatchCondition":
    "k8s.io.api.admissionregistration.v1.MatchCondition",
  "k8s.io.api.core.v1.List": "k8s.io.apimachinery.pkg.apis.meta.v1.List",
};

function messageText(inputs: BuiltInInputs, name: string): string {
  const message = inputs.protobuf.messages[copies[name] ?? name];
  const short = shortMessage(name);
  const home = short.slice(0, short.lastIndexOf(".") + 1);
  const words = (message?.fields ?? []).map((field) => fieldText(field, home));
  return [...message?.goType?.startsWith("[]") ? ["%list"] : [], ...words].join(" ");
}

function fieldText(field: ProtobufField, home: string): string {
  const letters = [
    field.repeated ? "r" : "",
    field.pointer ? "p" : "",
    field.always ? "a" : "",
    field.omitzero ? "z" : "",
    field.inline ? "i" : "",
  ].join("");
  return `${field.n}${letters}:${field.json ?? field.name}:${typeText(field.type, home)}`;
}

const scalars: Readonly<Record<string, string>> = {
  string: "s",
  bool: "b",
  int32: "i",
  int64: "l",
  double: "d",
  bytes: "y",
};

function typeText(type: string, home: string): string {
  const value = /^map<string,(.+)>$/.exec(type)?.[1];
  if (value !== undefined) return `{${typeText(value, home)}`;
  const short = scalars[type] ?? shortMessage(type);
  return short.startsWith(home) ? short.slice(home.length - 1) : short;
}

/** The packages of groups that the documents of a server do not name. */
const unlisted: readonly (readonly [group: string, name: string])[] = [
  ["admission.k8s.io", "admission"],
  ["apidiscovery.k8s.io", "apidiscovery"],
  ["custom.metrics.k8s.io", "custom_metrics"],
  ["extensions", "extensions"],
  ["external.metrics.k8s.io", "external_metrics"],
  ["imagepolicy.k8s.io", "imagepolicy"],
  ["metrics.k8s.io", "metrics"],
];

/** Groups to packages. */
function packagesOf(inputs: BuiltInInputs): Map<string, string> {
  const packages = new Map<string, string>(unlisted);
  for (const [id, schema] of Object.entries(inputs.swagger.definitions)) {
    const [only, ...more] = schema["x-kubernetes-group-version-kind"] ?? [];
    if (only === undefined || more.length > 0 || id.includes(".apimachinery.")) continue;
    packages.set(only.group, shortDefinition(id).split(".")[0] ?? "");
  }
  return new Map([...packages].sort(([a], [b]) => a < b ? -1 : 1));
}
