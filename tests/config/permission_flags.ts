/**
 * Lists of Deno's permission flags.
 *
 * @module
 */

/** Every flag list that lacks one name of the full one. */
export function withoutOne(flags: readonly string[]): { lacks: string; rest: string[] }[] {
  return flags.flatMap((flag, i) => {
    const [kind = "", names = ""] = flag.split("=");
    return names.split(",").map((name) => {
      const left = names.split(",").filter((other) => other !== name);
      const mended = left.length === 0 ? [] : [`${kind}=${left.join(",")}`];
      return {
        lacks: `${kind}=${name}`,
        rest: [...flags.slice(0, i), ...mended, ...flags.slice(i + 1)],
      };
    });
  });
}
