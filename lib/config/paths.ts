/**
 * Path arithmetic for both families of systems, without a platform's help.
 *
 * @module
 */

/** The rules of one family of systems. */
export interface PathRules {
  readonly windows: boolean;
  /** Between the paths of a list such as `$PATH`. */
  readonly listSeparator: ":" | ";";
  isAbsolute(path: string): boolean;
  /** Whether a path is more than a bare name. */
  hasSeparator(path: string): boolean;
  /** Shortest equal path: no `.`, no `..` that has something to leave, no double separators. */
  clean(path: string): string;
  join(...parts: readonly string[]): string;
  /** `path` itself when absolute, else below `base`. */
  resolve(base: string, path: string): string;
  dirname(path: string): string;
  basename(path: string): string;
  /** The way from a directory to a path below it; undefined when the path is not below. */
  below(directory: string, path: string): string | undefined;
}

/**
 * The rules for an operating system.
 *
 * @param os As a runtime names it: "linux", "darwin", "windows".
 */
export function pathRules(os: string): PathRules {
  return rules(/^win/i.test(os));
}

interface Parts {
  /** The drive or share: "C:", "\\\\server\\share", or nothing. */
  readonly volume: string;
  readonly rooted: boolean;
  readonly names: readonly string[];
}

function rules(windows: boolean): PathRules {
  const separator = windows ? "\\" : "/";
  const split = (path: string): Parts => splitPath(path, windows);
  const print = ({ volume, rooted, names }: Parts): string =>
    volume + (rooted ? separator : "") + names.join(separator);
  const isAbsolute = (path: string): boolean => {
    const { volume, rooted } = split(path);
    return rooted && (!windows || volume !== "");
  };
  const clean = (path: string): string => print(normal(split(path))) || ".";
  const join = (...parts: readonly string[]): string => {
    const given = parts.filter((p) => p !== "");
    return given.length === 0 ? "" : clean(given.join(separator));
  };
  return {
    windows,
    listSeparator: windows ? ";" : ":",
    isAbsolute,
    hasSeparator: (path) => path.includes("/") || (windows && /[\\:]/.test(path)),
    clean,
    join,
    resolve: (base, path) => isAbsolute(path) ? clean(path) : join(base, path),
    dirname(path) {
      const parts = split(path);
      return print(normal({ ...parts, names: parts.names.slice(0, -1) })) || ".";
    },
    basename(path) {
      const last = split(path).names.findLast((n) => n !== "");
      return last ?? separator;
    },
    below(directory, path) {
      const base = normal(split(directory));
      const target = normal(split(path));
      const same = (a: string, b: string) =>
        windows ? a.toLowerCase() === b.toLowerCase() : a === b;
      const inside = same(base.volume, target.volume) && base.rooted === target.rooted &&
        base.names.length < target.names.length &&
        base.names.every((n, i) => same(n, target.names[i] ?? ""));
      return inside ? target.names.slice(base.names.length).join(separator) : undefined;
    },
  };
}

function splitPath(path: string, windows: boolean): Parts {
  const volume = windows ? /^(?:[A-Za-z]:|[\\/]{2}[^\\/]+[\\/][^\\/]+)/.exec(path)?.[0] ?? "" : "";
  const rest = path.slice(volume.length);
  const separators = windows ? /[\\/]/ : /\//;
  return {
    volume: volume.replaceAll("/", "\\"),
    rooted: rest !== "" && separators.test(rest[0] ?? ""),
    names: rest.split(separators).filter((n) => n !== ""),
  };
}

function normal(parts: Parts): Parts {
  const names: string[] = [];
  for (const name of parts.names) {
    if (name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.length > 0 && names.at(-1) !== "..") names.pop();
    else if (!parts.rooted) names.push("..");
  }
  return { ...parts, names };
}
