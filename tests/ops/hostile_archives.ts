/**
 * Archives as a container that is not to be trusted might send them.
 *
 * @module
 */

import type { TarHeader } from "modern-tar";

/** The members of one archive, one after the other. */
export interface HostileArchive {
  readonly name: string;
  readonly members: readonly TarHeader[];
}

type Type = NonNullable<TarHeader["type"]>;

const types: readonly Type[] = [
  "file",
  "directory",
  "symlink",
  "link",
  "character-device",
  "block-device",
  "fifo",
];
const links: readonly Type[] = ["symlink", "link"];

/** Names that lead out of `data`, or to something that was not asked for. */
const names: readonly string[] = [
  "/",
  "//",
  "/evil",
  "//evil",
  "/data/../evil",
  "..",
  "../evil",
  "../../evil",
  "../data/../evil",
  "data/..",
  "data/../evil",
  "data/../../evil",
  "data/./../evil",
  "data/a/../../evil",
  "data/a/../../../evil",
  "data//../evil",
  "data/.../../../evil",
  "./../evil",
  "./data/../../evil",
  "evil",
  "dataevil",
  "data-evil/x",
  "data.evil",
  "DATA/x",
  "data\\..\\evil",
  "..\\evil",
  "data\\evil",
  "C:\\evil",
  "C:/evil",
  "C:evil",
  "c:",
  `data/${"d/".repeat(150)}x`,
  `${"../".repeat(40)}evil`,
];

const member = (name: string, type: Type, linkname?: string): TarHeader => ({
  name,
  type,
  size: type === "file" ? 1 : 0,
  ...(linkname !== undefined && { linkname }),
});

/** Each name, as what it could be, in the header itself and in the record that comes before it. */
function named(): HostileArchive[] {
  return names.flatMap((name) =>
    types.flatMap((type) => [
      { name: `${type} ${name}`, members: [member(name, type, "x")] },
      {
        name: `${type} ${name} by PAX`,
        members: [{ ...member("data/x", type, "x"), pax: { path: name } }],
      },
    ])
  );
}

/** First something that leads away, then a file through it. `out` is a directory outside. */
function twoSteps(out: string): HostileArchive[] {
  const targets = [out, `${out}/made`, "..", "../out", "/", ".", "data", "../target-evil"];
  return links.flatMap((type) =>
    targets.flatMap((target) => [
      {
        name: `${type} to ${target}, then a file in it`,
        members: [member("data/l", type, target), member("data/l/x", "file")],
      },
      {
        name: `${type} to ${target}, then a file in its place`,
        members: [member("data/l", type, target), member("data/l", "file")],
      },
      {
        name: `${type} to ${target} by PAX, then a directory and a file in it`,
        members: [
          { ...member("data/l", type, "x"), pax: { linkpath: target } },
          member("data/l", "directory"),
          member("data/l/x", "file"),
        ],
      },
      {
        name: `${type} to ${target} in the place of the target`,
        members: [member("data", type, target), member("data/x", "file")],
      },
    ])
  );
}

/** Members that stand in each other's way. */
const clashes: readonly HostileArchive[] = [
  ["data/a", "data/a/b"],
  ["data/a/b", "data/a"],
  ["data/A", "data/a"],
  ["data/é", "data/e\u0301"],
  ["data", "data/a"],
].map((files) => ({
  name: `files ${files.join(" and ")}`,
  members: files.map((name) => member(name, "file")),
}));

/** All of them. */
export function hostileArchives(out: string): readonly HostileArchive[] {
  return [...named(), ...twoSteps(out), ...clashes];
}
