import type { Rule } from "../rules.ts";
import { onOneLine, withoutGoDiff, withoutStructures } from "./alike.ts";

/** The same refusals in other words. */
export const texts: readonly Rule[] = [
  // First, for it knows a difference by its lines, which a later one joins.
  {
    what: "what pods, claims and volumes may not change",
    real: "the difference of the two structures follows, as Go prints it",
    here: "the list of what may change",
    why: "the internal types are not known here",
    path: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    alike: withoutGoDiff,
  },
  {
    what: "what is wrong with JSON or YAML that cannot be read",
    real: "the words of Go's parsers",
    here: "the words of this runtime's JSON.parse, of the YAML reader of kubist",
    why: "the parsers differ; code and reason are the same",
    path: /^body\.message$/,
    realValue:
      /invalid character|unexpected end of JSON|yaml: |cannot unmarshal array|looking for beginning/,
    whole: true,
  },
  {
    what: "an update without the version that is needed",
    real: "Invalid value: 0",
    here: "Invalid value: 0x0",
    why: "the specification of this server says so, as kube-apiserver did until 1.35",
    path: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    alike: (json) => json.replaceAll("value: 0x0: must be", "value: 0: must be"),
  },
  {
    what: "strings of custom resources that are too long",
    real: "Too long: may not be more than 5 bytes",
    here: "should be at most 5 chars long",
    why: "the specification of this server says so, as kube-apiserver did until 1.33",
    path: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    realValue: /Too long: may not be more than \d+ bytes/,
    ourValue: /should be at most \d+ chars long/,
  },
  {
    what: "empty maps in messages",
    real: "Invalid value: {}",
    here: "Invalid value: null",
    why: "an empty map that is left out of JSON is dropped when a body is read",
    path: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    script:
      /mistakes in (apps|batch)|life of batch\S+ Job|strategic|CustomResourceDefinition|custom/,
    realValue: /value: (\{\}|null)/,
    ourValue: /value: (null|\[\])/,
  },
  {
    what: "structures in messages",
    real: "as Go prints its internal types, every field and capital letters",
    here: "as the JSON of the field",
    why: "the internal types are not known here",
    path: /^body\.(message|details\.causes.*)$/,
    alike: (json) => onOneLine(withoutStructures(json)),
  },
  {
    what: "definitions whose versions all have one schema",
    real: "errors name spec.validation, as if the schema were of the whole definition",
    here: "errors name the version",
    why: "where the mistake was written is easier to find",
    script: /CustomResourceDefinition|custom/,
    path: /^body\.(message|details\.causes)/,
    alike: (json) => json.replaceAll("spec.validation.", "spec.versions[0].schema."),
  },
  {
    what: "how many mistakes of a definition are listed",
    real: "all, some of them twice",
    here: "the first of each field",
    why: "the same fields are named",
    script: /CustomResourceDefinition|custom/,
    request: /(POST|PUT|PATCH) .*customresourcedefinitions/,
    path: /^body\.(message|details\.causes)/,
    realValue:
      /status subresource is enabled|exactly one version|spec\.names\.|DNS-1035|storedVersions|supported values|must be false in order|^"(FieldValue|Required|Invalid|status\.|spec\.)|spec\.(subresources|additionalPrinterColumns|version\b)/,
  },
  {
    what: "the labels of a job whose uid a patch replaces",
    real: "each of them must be the new uid",
    here: "the uid is immutable, and they do not match the selector",
    why: "the uid does not change, so neither do they",
    script: /refused metadata of batch\/v1 Job/,
    path: /^body\.(message|details\.causes)/,
    realValue: /controller-uid|must be|immutable|FieldValue|metadata\.uid|selector/,
  },
  {
    what: "wrong values of strategies of updates",
    real: "spec.strategy, spec.updateStrategy: the structure as Go prints it",
    here: "spec.strategy.type, spec.updateStrategy.type",
    why: "where the mistake was made is easier to find",
    script: /Deployment|StatefulSet|DaemonSet/,
    path: /^(headers\.warning|body\.(message|details))/,
    ourValue: /trategy|FieldValueNotSupported|^"Unsupported value: .*Not Valid!/,
  },
  {
    what: "an apply of something else than the URL names",
    real: "invalid object type: …, also before conflicts are looked for",
    here: "Incorrect version specified in apply patch. …, before conflicts are looked for",
    why: "the specification of this server says so",
    script: /appl/,
    path: /^(status|body\.message)$/,
    ourValue:
      /40[09]|Incorrect version|cannot be handled as|does not match the name|is no object|strict decoding/,
    whole: true,
  },
  {
    what: "bodies that claim to be protobuf, and types that are not known here",
    real:
      "provided data does not appear to be a protobuf message, illegal base64 data, 415: Unsupported Media Type",
    here: "wrong magic number, unknown conversion, the list of what is read",
    why: "code and reason are the same",
    script: /bodies|JSON patches/,
    path: /^body\.message$/,
  },
];
