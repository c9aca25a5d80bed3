/**
 * Comprehensions with two variables, the one with the key or the index, and those of optional values.
 *
 * Source: https://pkg.go.dev/github.com/google/cel-go/ext#readme-twovarcomprehensions
 *
 * @module
 */

import { KubeError } from "../../../errors.ts";
import type { CelEnvironment } from "../environment.ts";
import type { Library } from "../library.ts";
import { sorted } from "./more_lists.ts";

/** A part of an expression, as the library has it. */
interface Node {
  readonly op: string;
  readonly args: unknown;
  setMeta(name: string, value: unknown): Node;
}

/** A type, as the library has it. */
interface CelType {
  readonly kind: string;
  readonly keyType?: CelType;
  readonly valueType?: CelType;
}

/** Where names have types, and then values. */
interface Context {
  forkWithVariable(name: string, type: CelType): Context;
  reuse(parent: Context): Context;
  setIterValue(value: unknown, evaluator: Evaluator): Context;
}

interface Checker {
  readonly dynType: CelType;
  readonly boolType: CelType;
  readonly intType: CelType;
  check(node: Node, context: Context): CelType;
}

interface Evaluator {
  run(node: Node, context: Context): unknown;
}

interface Call {
  readonly ast: Node;
  readonly args: readonly Node[];
  readonly receiver: Node;
}

/** Values of the body, each worked out when it is looked at. */
type Bodies = Iterable<{ readonly key: unknown; value(at: number): unknown }>;

/** Adds them. */
export function registerComprehensions(env: CelEnvironment, { Optional }: Library): void {
  const add = (
    name: string,
    bodies: number,
    isBool: boolean,
    result: (items: Bodies) => unknown,
  ) => {
    const places = ["ast", "ast", ...Array.from({ length: bodies }, () => "ast")].join(", ");
    const signature = `dyn.${name}(${places}): ${isBool ? "bool" : "dyn"}`;
    env.registerFunction(signature, (call: Call) => twoVariables(call, isBool, result));
  };
  add("all", 1, true, (items) => quantified(items, false));
  add("exists", 1, true, (items) => quantified(items, true));
  for (const name of ["existsOne", "exists_one"]) {
    add(name, 1, true, (items) => [...items].filter((item) => item.value(0) === true).length === 1);
  }
  const kept = (items: Bodies) => [...items].filter((item) => item.value(0) === true);
  add("transformList", 1, false, (items) => [...items].map((item) => item.value(0)));
  add("transformList", 2, false, (items) => kept(items).map((item) => item.value(1)));
  const map = (items: ReturnType<typeof kept>, at: number) =>
    mapOf(items.map((item) => [item.key, item.value(at)] as const));
  add("transformMap", 1, false, (items) => map([...items], 0));
  add("transformMap", 2, false, (items) => map(kept(items), 1));
  const merged = (items: ReturnType<typeof kept>, at: number) =>
    mapOf(items.flatMap((item) => entriesOf(item.value(at))));
  add("transformMapEntry", 1, false, (items) => merged([...items], 0));
  add("transformMapEntry", 2, false, (items) => merged(kept(items), 1));
  const one = (name: string, evaluate: OneVariable) =>
    env.registerFunction(`dyn.${name}(ast, ast): dyn`, (call: Call) => oneVariable(call, evaluate));
  const onValue = (name: string, wrap: (value: unknown) => unknown) =>
    one(name, (given, body) => {
      if (!(given instanceof Optional)) throw new KubeError("no such overload");
      return given.hasValue() ? wrap(body(given.value())) : given;
    });
  onValue("optMap", (value) => Optional.of(value));
  onValue("optFlatMap", (value) => value);
  one("sortBy", (given, body) => {
    if (!Array.isArray(given)) throw new KubeError("no such overload");
    return sorted(given, given.map(body));
  });
}

/** What becomes of a value, by an expression of one variable. */
type OneVariable = (given: unknown, body: (value: unknown) => unknown) => unknown;

/** A map as the library has it. */
function mapOf(entries: readonly (readonly [unknown, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.map(([key, value]) => [String(key), value]));
}

/** One true value decides what one false value decides otherwise, whatever failed before. */
function quantified(items: Bodies, decisive: boolean): boolean {
  let problem: unknown;
  for (const item of items) {
    try {
      if (item.value(0) === decisive) return decisive;
    } catch (error) {
      problem ??= error;
    }
  }
  if (problem !== undefined) throw problem;
  return !decisive;
}

function twoVariables(
  { ast, args, receiver }: Call,
  isBool: boolean,
  result: (items: Bodies) => unknown,
): object {
  const [first, second, ...bodies] = args;
  const [key, value] = [nameOf(first), nameOf(second)];
  let outer: Context;
  let inner: Context;
  return {
    typeCheck(checker: Checker, _macro: unknown, context: Context): CelType {
      const { keyType, valueType } = rangeOf(checker, checker.check(receiver, context));
      outer = context.forkWithVariable(key, keyType);
      inner = outer.forkWithVariable(value, valueType);
      for (const body of bodies) checker.check(body, inner);
      ast.setMeta("async", false);
      return isBool ? checker.boolType : checker.dynType;
    },
    evaluate(evaluator: Evaluator, _macro: unknown, context: Context): unknown {
      const items = entriesOf(evaluator.run(receiver, context)).map(([k, v]) => ({
        key: k,
        value: (at: number) => {
          const own = outer.reuse(context).setIterValue(k, evaluator);
          return evaluator.run(
            bodies[at] as Node,
            inner.reuse(own).setIterValue(v, evaluator),
          );
        },
      }));
      return result(items);
    },
  };
}

function oneVariable({ ast, args, receiver }: Call, evaluate: OneVariable): object {
  const [first, body] = args;
  const name = nameOf(first);
  let inner: Context;
  return {
    typeCheck(checker: Checker, _macro: unknown, context: Context): CelType {
      const { kind, valueType } = checker.check(receiver, context);
      const known = kind === "optional" || kind === "list" ? valueType : undefined;
      inner = context.forkWithVariable(name, known ?? checker.dynType);
      checker.check(body as Node, inner);
      ast.setMeta("async", false);
      return checker.dynType;
    },
    evaluate: (evaluator: Evaluator, _macro: unknown, context: Context): unknown =>
      evaluate(
        evaluator.run(receiver, context),
        (value) => evaluator.run(body as Node, inner.reuse(context).setIterValue(value, evaluator)),
      ),
  };
}

function nameOf(node: Node | undefined): string {
  if (node?.op !== "id") throw new KubeError("argument must be a simple name");
  return String(node.args);
}

function rangeOf(
  { dynType, intType }: Checker,
  { kind, keyType = dynType, valueType = dynType }: CelType,
): { keyType: CelType; valueType: CelType } {
  if (kind === "list") return { keyType: intType, valueType };
  if (kind === "map") return { keyType, valueType };
  if (kind === "dyn") return { keyType: dynType, valueType: dynType };
  throw new KubeError(
    `expression of type '${kind}' cannot be range of a comprehension (must be list, map, or dynamic)`,
  );
}

/** What a comprehension goes through: a list by its indexes, a map by its keys. */
function entriesOf(value: unknown): (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return value.map((item, i) => [BigInt(i), item] as const);
  if (value instanceof Map) return [...value];
  if (typeof value === "object" && value !== null) return Object.entries(value);
  throw new KubeError("no such overload");
}
