/**
 * Questions about what the writer may do: `authorizer.group("apps").resource("deployments")`.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-authorizer-library
 *
 * @module
 */

import type { Attributes, ResourceAttributes } from "../../auth/attributes.ts";
import type { CelEnvironment } from "../environment.ts";

/** Decides for the writer, or for a service account. */
export type Decide = (
  wanted: Attributes,
  account?: { readonly namespace: string; readonly name: string },
) => { readonly allowed: boolean; readonly reason: string };

/** Who is asked about, in an expression. */
export class Authorizer {
  readonly decide: Decide;
  /** What the request itself is about. */
  readonly requestResource: ResourceCheck;

  constructor(decide: Decide, request: Omit<ResourceAttributes, "verb">) {
    this.decide = decide;
    this.requestResource = new ResourceCheck(decide, request);
  }
}

class PathCheck {
  readonly decide: Decide;
  readonly path: string;

  constructor(decide: Decide, path: string) {
    this.decide = decide;
    this.path = path;
  }
}

class GroupCheck {
  readonly decide: Decide;
  readonly group: string;

  constructor(decide: Decide, group: string) {
    this.decide = decide;
    this.group = group;
  }
}

class ResourceCheck {
  readonly decide: Decide;
  readonly about: Omit<ResourceAttributes, "verb">;

  constructor(decide: Decide, about: Omit<ResourceAttributes, "verb">) {
    this.decide = decide;
    this.about = about;
  }
}

class Decision {
  readonly allowed: boolean;
  readonly reason: string;

  constructor({ allowed, reason }: ReturnType<Decide>) {
    this.allowed = allowed;
    this.reason = reason;
  }
}

/** Adds the functions. */
export function registerAuthorizer(env: CelEnvironment): void {
  const name = (type: string) => `kubernetes.authorization.${type}`;
  const resource = name("ResourceCheck");
  env.registerType(name("Decision"), { ctor: Decision });
  env.registerType(name("PathCheck"), { ctor: PathCheck });
  env.registerType(name("GroupCheck"), { ctor: GroupCheck });
  env.registerType(resource, { ctor: ResourceCheck });
  env.registerType(name("Authorizer"), {
    ctor: Authorizer,
    fields: { requestResource: resource },
  });
  env.registerFunction(
    `${name("Authorizer")}.path(string): ${name("PathCheck")}`,
    (a: Authorizer, path: string) => new PathCheck(a.decide, path),
  );
  env.registerFunction(
    `${name("Authorizer")}.group(string): ${name("GroupCheck")}`,
    (a: Authorizer, group: string) => new GroupCheck(a.decide, group),
  );
  env.registerFunction(
    `${name("Authorizer")}.serviceAccount(string, string): ${name("Authorizer")}`,
    (a: Authorizer, namespace: string, account: string) =>
      new Authorizer(
        (wanted) => a.decide(wanted, { namespace, name: account }),
        a.requestResource.about,
      ),
  );
  env.registerFunction(
    `${name("GroupCheck")}.resource(string): ${resource}`,
    ({ decide, group }: GroupCheck, plural: string) =>
      new ResourceCheck(decide, {
        group,
        resource: plural,
        subresource: "",
        namespace: "",
        name: "",
      }),
  );
  for (const part of ["subresource", "namespace", "name"] as const) {
    env.registerFunction(
      `${resource}.${part}(string): ${resource}`,
      ({ decide, about }: ResourceCheck, value: string) =>
        new ResourceCheck(decide, { ...about, [part]: value }),
    );
  }
  env.registerFunction(
    `${resource}.check(string): ${name("Decision")}`,
    ({ decide, about }: ResourceCheck, verb: string) => new Decision(decide({ ...about, verb })),
  );
  env.registerFunction(
    `${name("PathCheck")}.check(string): ${name("Decision")}`,
    ({ decide, path }: PathCheck, verb: string) => new Decision(decide({ verb, path })),
  );
  registerAnswers(env, name("Decision"));
}

function registerAnswers(env: CelEnvironment, type: string): void {
  env.registerFunction(`${type}.allowed(): bool`, (d: Decision) => d.allowed);
  env.registerFunction(`${type}.reason(): string`, (d: Decision) => d.reason);
  // Roles are evaluated in this process, which does not fail.
  env.registerFunction(`${type}.errored(): bool`, () => false);
  env.registerFunction(`${type}.error(): string`, () => "");
}
