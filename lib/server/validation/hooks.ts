/**
 * Admission webhooks and policies.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 *
 * @module
 */

import { dns1035LabelProblems, dns1123SubdomainProblems } from "../../meta/names.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { about, type Check, each, fields, first, given, present, unique } from "./checks.ts";
import { resourceErrors, validation } from "./hook_rules.ts";
import { labelSelector } from "./labels.ts";
import { neededSubdomain } from "./names.ts";
import { between } from "./numbers.ts";
import { exactlyOneOf, named, needed, neededOneOf, strictName } from "./texts.ts";
import { policyExpressionErrors } from "./policy_expressions.ts";

const OPERATIONS = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];

/** A list of words without empty ones, and of which "*" stands alone. */
function words(what: string): Check {
  return first(needed(), (value, at) => {
    const list = value as string[];
    const errors = list.flatMap((word, i) => word === "" ? [required(`${at}[${i}]`)] : []);
    if (list.length > 1 && list.includes("*")) {
      errors.push(
        invalidValue(at, list, `if '*' is present, must not specify other ${what}`),
      );
    }
    return errors;
  });
}

const operations: Check = first(
  needed(),
  (value, at) => {
    const list = value as string[];
    const detail = "if '*' is present, must not specify other operations";
    return [
      ...(list.length > 1 && list.includes("*") ? [invalidValue(at, list, detail)] : []),
      ...list.flatMap((o, i) =>
        OPERATIONS.includes(o) ? [] : [notSupported(`${at}[${i}]`, o, OPERATIONS)]
      ),
    ];
  },
);

/** A rule about operations on resources. */
const rule: Check = fields({
  operations,
  apiGroups: (value, at) => {
    const list = (value ?? []) as string[];
    if (list.length === 0) return [required(at)];
    if (list.length === 1 || !list.includes("*")) return [];
    return [invalidValue(at, list, "if '*' is present, must not specify other API groups")];
  },
  apiVersions: words("API versions"),
  resources: resourceErrors,
  scope: given(exactlyOneOf("*", "Cluster", "Namespaced")),
});

/** The versions of a review that a hook understands. */
export function reviewVersions(value: unknown, at: string, detail: string): FieldError[] {
  const versions = (value ?? []) as string[];
  if (versions.length === 0) return [required(at, detail)];
  const errors = versions.flatMap((v, i) =>
    versions.indexOf(v) < i
      ? [invalidValue(`${at}[${i}]`, v, "duplicate version")]
      : strictName(dns1035LabelProblems)(v, `${at}[${i}]`)
  );
  if (!versions.includes("v1") && !versions.includes("v1beta1")) {
    errors.push(invalidValue(at, versions, "must include at least one of v1, v1beta1"));
  }
  return errors;
}

const mutation: Check = about((value, at) => {
  const errors = neededOneOf("ApplyConfiguration", "JSONPatch")(value.patchType, `${at}.patchType`);
  const part = (type: string, field: string) => {
    if (value.patchType !== type) return;
    if (!value[field]) {
      errors.push(required(`${at}.${field}`, `must be specified when patchType is ${type}`));
    } else errors.push(...needed()(value[field].expression, `${at}.${field}.expression`));
  };
  part("ApplyConfiguration", "applyConfiguration");
  part("JSONPatch", "jsonPatch");
  return errors;
});

/** Where a hook is. */
export const clientConfig: Check = about((config, at) => {
  const { url, service } = config;
  if ((url === undefined) === (service === undefined)) {
    return [required(at, "exactly one of url or service is required")];
  }
  if (url !== undefined) return urlErrors(url, `${at}.url`);
  return fields({
    // The server itself takes the one for the other.
    name: () => needed()(service.namespace, `${at}.service.name`),
    namespace: () => needed()(service.name, `${at}.service.namespace`),
    port: present(between(1, 65_535)),
  })(service, `${at}.service`);
});

function urlErrors(url: string, at: string): FieldError[] {
  const form = "desired format: https://host[/path]";
  if (!URL.canParse(url)) return [required(at, `url must be a valid URL: parse error; ${form}`)];
  const { protocol, host, username, search, hash } = new URL(url);
  const errors: FieldError[] = [];
  if (protocol !== "https:") {
    errors.push(
      invalidValue(at, protocol.slice(0, -1), `'https' is the only allowed URL scheme; ${form}`),
    );
  }
  if (host === "") errors.push(invalidValue(at, host, `host must be specified; ${form}`));
  if (username !== "") {
    errors.push(invalidValue(at, username, "user information is not permitted in the URL"));
  }
  if (hash !== "") errors.push(invalidValue(at, hash, "fragments are not permitted in the URL"));
  if (search !== "") {
    errors.push(invalidValue(at, search, "query parameters are not permitted in the URL"));
  }
  return errors;
}

function webhooks(more: Readonly<Record<string, Check>>): Check {
  const hook = fields({
    name: neededSubdomain,
    rules: each(rule),
    failurePolicy: given(exactlyOneOf("Fail", "Ignore")),
    matchPolicy: given(exactlyOneOf("Equivalent", "Exact")),
    sideEffects: (value, at) =>
      value === undefined || value === null
        ? [required(at, "must specify one of None, NoneOnDryRun")]
        : exactlyOneOf("None", "NoneOnDryRun")(value, at),
    timeoutSeconds: present((value, at) =>
      typeof value === "number" && (value > 30 || value < 1)
        ? [invalidValue(at, value, "the timeout value must be between 1 and 30 seconds")]
        : []
    ),
    namespaceSelector: labelSelector,
    objectSelector: labelSelector,
    clientConfig,
    ...more,
    admissionReviewVersions: (value, at) =>
      reviewVersions(value, at, "must specify one of v1, v1beta1"),
  });
  return fields({
    webhooks: (value, at) => {
      const list = (value ?? []) as { name?: string }[];
      return list.flatMap((h, i) => {
        const again = list.findIndex((other) => other.name === h.name) < i;
        return [
          ...hook(h, `${at}[${i}]`),
          ...policyExpressionErrors(h, `${at}[${i}]`),
          ...(again ? [duplicate(`${at}[${i}].name`, h.name ?? "")] : []),
        ];
      });
    },
  });
}

function constraints(operationsAllowed: readonly string[]): Check {
  return (value, at) => {
    if (value === undefined || value === null) return [required(at)];
    const list = (value as { resourceRules?: { operations?: string[] }[] }).resourceRules ?? [];
    const errors = first(needed(), each(rule))(list, `${at}.resourceRules`);
    const base = fields({
      matchPolicy: needed(),
      namespaceSelector: labelSelector,
      objectSelector: labelSelector,
    });
    const others = list.flatMap((r) => r.operations ?? []).filter((o) =>
      !operationsAllowed.includes(o) && operationsAllowed.length < OPERATIONS.length
    );
    return [
      ...base(value, at),
      ...errors,
      ...others.map((o) => notSupported(`${at}.resourceRules.operations`, o, operationsAllowed)),
    ];
  };
}

const paramRef: Check = present(about((ref, at) => {
  const errors: FieldError[] = [];
  if (!ref.name && !ref.selector) {
    errors.push(required(at, "one of name or selector must be specified"));
  }
  if (ref.name && ref.selector) {
    errors.push({
      reason: "FieldValueForbidden",
      field: `${at}.name`,
      message: "Forbidden: name and selector are mutually exclusive",
    });
  }
  const field = `${at}.parameterNotFoundAction`;
  if (!ref.parameterNotFoundAction) errors.push(required(field));
  else errors.push(...exactlyOneOf("Deny", "Allow")(ref.parameterNotFoundAction, field));
  return errors;
}));

/** One refusal for all that is wrong with a name. */
function joined(problems: (name: string) => string[]): (name: string) => string[] {
  return (name) => {
    const found = problems(name);
    return found.length === 0 ? [] : [found.join(",")];
  };
}

const paramKind: Check = present(fields({
  apiVersion: first(needed(), (value, at) => {
    const [version = "", group = ""] = String(value).split("/").reverse();
    return [
      ...named(joined(dns1123SubdomainProblems))(group, at),
      ...strictName(joined(dns1035LabelProblems))(version, at),
    ];
  }),
  kind: first(needed(), (value, at) => {
    const problems = joined(dns1035LabelProblems)(String(value).toLowerCase());
    const but = "may have mixed case, but should otherwise match: ";
    return problems.map((p) => invalidValue(at, value, but + p));
  }),
}));

/** The checks by storage key. */
export const hookChecks: Readonly<Record<string, Check>> = {
  "admissionregistration.k8s.io/mutatingwebhookconfigurations": webhooks({
    reinvocationPolicy: given(exactlyOneOf("IfNeeded", "Never")),
  }),
  "admissionregistration.k8s.io/validatingwebhookconfigurations": webhooks({}),
  "admissionregistration.k8s.io/validatingadmissionpolicies": fields({
    spec: about((spec, at) => {
      const none = (spec.validations ?? []).length === 0 &&
        (spec.auditAnnotations ?? []).length === 0;
      const detail = "validations or auditAnnotations must contain at least one item";
      return [
        ...exactlyOneOf("Fail", "Ignore")(spec.failurePolicy ?? "Fail", `${at}.failurePolicy`),
        ...paramKind(spec.paramKind, `${at}.paramKind`),
        ...constraints(OPERATIONS)(spec.matchConstraints, `${at}.matchConstraints`),
        ...(none
          ? [required(`${at}.validations`, detail), required(`${at}.auditAnnotations`, detail)]
          : each(validation)(spec.validations, `${at}.validations`)),
        ...policyExpressionErrors(spec, at),
      ];
    }),
  }),
  "admissionregistration.k8s.io/mutatingadmissionpolicies": fields({
    spec: (value, at) => [
      ...fields({
        paramKind,
        matchConstraints: constraints(["*", "CONNECT", "CREATE", "UPDATE"]),
        mutations: first(needed("mutations must contain at least one item"), each(mutation)),
        reinvocationPolicy: neededOneOf("IfNeeded", "Never"),
      })(value, at),
      ...policyExpressionErrors(value ?? {}, at),
    ],
  }),
  "admissionregistration.k8s.io/validatingadmissionpolicybindings": fields({
    spec: fields({
      policyName: neededSubdomain,
      paramRef,
      validationActions: first(
        needed("at least one validation action is required"),
        (value, at) => [
          ...unique()(value, at),
          ...each(exactlyOneOf("Audit", "Deny", "Warn"))(value, at),
        ],
      ),
    }),
  }),
  "admissionregistration.k8s.io/mutatingadmissionpolicybindings": fields({
    spec: fields({ policyName: neededSubdomain, paramRef }),
  }),
};
