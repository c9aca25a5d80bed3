/**
 * The rules for names, each a function that returns the problems in the API server's words; an empty
 * array means that the name is good. Lengths count UTF-8 bytes, as the server's do.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 *
 * @module
 */

const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const WILDCARD = `\\*\\.${SUBDOMAIN}`;
const DNS1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
const QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const VALUE = `(${QUALIFIED})?`;

const labelPattern = whole(LABEL);
const subdomainPattern = whole(SUBDOMAIN);
const wildcardPattern = whole(WILDCARD);
const dns1035Pattern = whole(DNS1035);
const qualifiedPattern = whole(QUALIFIED);
const valuePattern = whole(VALUE);

const QUALIFIED_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

/** The problems of a DNS-1123 label, such as a namespace's name: 63 bytes, no dots. */
export function dns1123LabelProblems(value: string): string[] {
  const problems = tooLong(value, 63, "characters");
  if (labelPattern.test(value)) return problems;
  if (subdomainPattern.test(value)) return [...problems, "must not contain dots"];
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  return [...problems, patternProblem(rule, LABEL, "my-name", "123-abc")];
}

/** The problems of a DNS-1123 subdomain, the rule for most objects' names: 253 bytes. */
export function dns1123SubdomainProblems(value: string): string[] {
  return subdomainProblems(value, "characters");
}

function subdomainProblems(value: string, unit: Unit): string[] {
  const problems = tooLong(value, 253, unit);
  if (subdomainPattern.test(value)) return problems;
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  return [...problems, patternProblem(rule, SUBDOMAIN, "example.com")];
}

/** The problems of a DNS-1123 subdomain whose first label is `*`: 253 bytes. */
export function wildcardSubdomainProblems(value: string): string[] {
  const problems = tooLong(value, 253, "characters");
  if (wildcardPattern.test(value)) return problems;
  const rule =
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character";
  return [...problems, patternProblem(rule, WILDCARD, "*.example.com")];
}

/** The problems of a DNS-1035 label, the rule for services: it starts with a letter. */
export function dns1035LabelProblems(value: string): string[] {
  const problems = tooLong(value, 63, "characters");
  if (dns1035Pattern.test(value)) return problems;
  const rule =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  return [...problems, patternProblem(rule, DNS1035, "my-name", "abc-123")];
}

/** The problems of a qualified name, such as a label's key: `[subdomain/]name`. */
export function qualifiedNameProblems(value: string): string[] {
  const parts = value.split("/");
  const rule = patternProblem(QUALIFIED_RULE, QUALIFIED, "MyName", "my.name", "123-abc");
  if (parts.length > 2) {
    return [
      `a valid label key ${rule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? "";
  const problems = parts.length === 2 ? prefixProblems(parts[0] ?? "") : [];
  if (name === "") problems.push("name part must be non-empty");
  else problems.push(...tooLong(name, 63, "bytes").map((p) => `name part ${p}`));
  if (!qualifiedPattern.test(name)) problems.push(`name part ${rule}`);
  return problems;
}

/** The problems of a label's value: empty, or up to 63 bytes. */
export function labelValueProblems(value: string): string[] {
  const problems = tooLong(value, 63, "bytes");
  if (valuePattern.test(value)) return problems;
  const rule =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  return [...problems, patternProblem(rule, VALUE, "MyValue", "my_value", "12345")];
}

/** The problems that keep a name from being one segment of a URL's path, as the server words them. */
export function pathSegmentProblems(value: string): string[] {
  if (value === "." || value === "..") return [`may not be '${value}'`];
  return ["/", "%"].filter((c) => value.includes(c)).map((c) => `may not contain '${c}'`);
}

function prefixProblems(prefix: string): string[] {
  if (prefix === "") return ["prefix part must be non-empty"];
  return subdomainProblems(prefix, "bytes").map((p) => `prefix part ${p}`);
}

/** The server counts bytes everywhere, but calls them characters in its older rules. */
type Unit = "bytes" | "characters";

function tooLong(value: string, most: number, unit: Unit): string[] {
  return byteLength(value) > most ? [`must be no more than ${most} ${unit}`] : [];
}

function byteLength(value: string): number {
  return new TextEncoder().encode(value).length;
}

function patternProblem(rule: string, pattern: string, ...examples: string[]): string {
  const shown = examples.map((e) => `'${e}', `).join(" or ");
  return `${rule} (e.g. ${shown}regex used for validation is '${pattern}')`;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
