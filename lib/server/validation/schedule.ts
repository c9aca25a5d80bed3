/**
 * What is wrong with a schedule of a cron job, in the words of the library that kube-apiserver reads
 * it with.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 *
 * @module
 */

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const WORDS = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const MONTHS = "- jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAYS = "sun mon tue wed thu fri sat".split(" ");
const FIELDS: readonly Bounds[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
];
const DURATION = /^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/;

/** The problem of a schedule; undefined for one that is good. */
export function scheduleProblem(schedule: string): string | undefined {
  const text = schedule.replace(/^(CRON_)?TZ=\S* /, "").trim();
  if (text.startsWith("@")) return wordProblem(text);
  const parts = text === "" ? [] : text.split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return `expected exactly 5 fields, found ${parts.length}: [${parts.join(" ")}]`;
  }
  for (const [i, bounds] of FIELDS.entries()) {
    for (const range of (parts[i] ?? "").split(",").filter((r) => r !== "")) {
      const problem = rangeProblem(range, bounds);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function wordProblem(word: string): string | undefined {
  if (WORDS.test(word)) return undefined;
  if (!word.startsWith("@every ")) return `unrecognized descriptor: ${word}`;
  const duration = word.slice("@every ".length);
  if (DURATION.test(duration)) return undefined;
  return `failed to parse duration ${word}: time: invalid duration ${JSON.stringify(duration)}`;
}

function rangeProblem(text: string, { least, most, names }: Bounds): string | undefined {
  const [range = "", step, ...more] = text.split("/");
  const ends = range.split("-");
  const isAny = ends[0] === "*" || ends[0] === "?";
  if (!isAny) {
    for (const end of ends.slice(0, 2)) {
      const problem = numberProblem(end, names);
      if (problem !== undefined) return problem;
    }
    if (ends.length > 2) return `too many hyphens: ${text}`;
  }
  if (step !== undefined && more.length === 0) {
    const problem = numberProblem(step, []);
    if (problem !== undefined) return problem;
  }
  if (more.length > 0) return `too many slashes: ${text}`;
  const [from = least, to = from] = isAny ? [least, most] : ends.map((e) => valueOf(e, names));
  const end = step !== undefined && ends.length === 1 ? most : to;
  if (from < least) return `beginning of range (${from}) below minimum (${least}): ${text}`;
  if (end > most) return `end of range (${end}) above maximum (${most}): ${text}`;
  if (from > end) return `beginning of range (${from}) beyond end of range (${end}): ${text}`;
  if (Number(step ?? 1) === 0) return `step of range should be a positive number: ${text}`;
  return undefined;
}

function valueOf(word: string, names: readonly string[]): number {
  const named = names.indexOf(word.toLowerCase());
  return named < 0 ? Number(word) : named;
}

function numberProblem(word: string, names: readonly string[]): string | undefined {
  if (names.includes(word.toLowerCase()) && word !== "-") return undefined;
  if (/^[+-]?\d+$/.test(word)) {
    return Number(word) < 0 ? `negative number (${Number(word)}) not allowed: ${word}` : undefined;
  }
  const quoted = JSON.stringify(word);
  return `failed to parse int from ${word}: strconv.Atoi: parsing ${quoted}: invalid syntax`;
}
