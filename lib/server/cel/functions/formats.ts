/**
 * The library of named formats: `format.dns1123Label().validate(name)`.
 *
 * @module
 */

import {
  dns1035LabelProblems,
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
} from "../../../meta/names.ts";
import { formatProblem } from "../../custom/formats.ts";
import type { CelEnvironment } from "../environment.ts";
import type { Library } from "../library.ts";

type Check = (text: string) => string[];

/** A format in an expression. */
class Format {
  readonly check: Check;

  constructor(check: Check) {
    this.check = check;
  }
}

/** What `format` stands for in an expression. */
class Formats {}

const named = (format: string, problem: (text: string) => string): Check => (text) =>
  isOf(format, text) ? [] : [problem(text)];

/** A date is of a day that there is. */
function isOf(format: string, text: string): boolean {
  if (formatProblem(format, text) !== undefined) return false;
  return format !== "date" || !Number.isNaN(Date.parse(text));
}

/** A name with a dash at its end, as the beginning of a longer one. */
const prefix = (check: Check): Check => (text) => check(text.replace(/(.)-$/, "$1a"));

const FORMATS: Readonly<Record<string, Check>> = {
  dns1123Label: dns1123LabelProblems,
  dns1123Subdomain: dns1123SubdomainProblems,
  dns1035Label: dns1035LabelProblems,
  dns1123LabelPrefix: prefix(dns1123LabelProblems),
  dns1123SubdomainPrefix: prefix(dns1123SubdomainProblems),
  dns1035LabelPrefix: prefix(dns1035LabelProblems),
  qualifiedName: qualifiedNameProblems,
  labelValue: labelValueProblems,
  uri: named("uri", (text) => `parse ${JSON.stringify(text)}: invalid URI for request`),
  uuid: named("uuid", () => "does not match the UUID format"),
  byte: named("byte", () => "invalid base64"),
  date: named("date", () => "invalid date"),
  datetime: named("datetime", () => "invalid datetime"),
};

/** Adds the functions. */
export function registerFormats(env: CelEnvironment, { Optional }: Library): void {
  const type = "kubernetes.NamedFormat";
  env.registerType(type, { ctor: Format });
  env.registerType("kubernetes.Formats", { ctor: Formats });
  env.registerConstant("format", "kubernetes.Formats", new Formats());
  for (const [name, check] of Object.entries(FORMATS)) {
    env.registerFunction(`kubernetes.Formats.${name}(): ${type}`, () => new Format(check));
  }
  env.registerFunction(
    `kubernetes.Formats.named(string): optional<${type}>`,
    (_formats: Formats, name: string) => {
      const check = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
      return check ? Optional.of(new Format(check)) : Optional.none();
    },
  );
  env.registerFunction(
    `${type}.validate(string): optional<list<string>>`,
    ({ check }: Format, text: string) => {
      const problems = check(text);
      return problems.length > 0 ? Optional.of(problems) : Optional.none();
    },
  );
}
