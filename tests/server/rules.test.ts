import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api } from "./api.ts";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const BOXES = "/apis/ex.com/v1/namespaces/t/boxes";

/** A definition of boxes with a schema for their spec. */
const definition = (spec: object, status: object = { type: "object" }) => ({
  metadata: { name: "boxes.ex.com" },
  spec: {
    group: "ex.com",
    scope: "Namespaced",
    names: { plural: "boxes", kind: "Box" },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      subresources: { status: {} },
      schema: { openAPIV3Schema: { type: "object", properties: { spec, status } } },
    }],
  },
});

async function boxes(spec: object): Promise<Api> {
  const s = await api();
  const { status, text } = await s.post(CRDS, definition(spec));
  assert.equal(status, 201, text);
  return s;
}

const box = (name: string, spec: object) => ({
  apiVersion: "ex.com/v1",
  kind: "Box",
  metadata: { name },
  spec,
});

const validations = (...rules: object[]) => ({ "x-kubernetes-validations": rules });
const integer = { type: "integer" };

test("a rule is kept by new objects, and its message tells what is wrong", async () => {
  await using s = await boxes({
    type: "object",
    properties: { min: integer, max: integer },
    ...validations({ rule: "self.min <= self.max", message: "min is over max" }),
  });
  assert.equal((await s.post(BOXES, box("a", { min: 1, max: 2 }))).status, 201);
  const { status, body } = await s.post(BOXES, box("b", { min: 3, max: 2 }));
  assert.equal(status, 422);
  assert.equal(body.message, 'Box.ex.com "b" is invalid: spec: Invalid value: min is over max');
});

test("a rule computes its message, has a reason, and blames a field", async () => {
  await using s = await boxes({
    type: "object",
    properties: { size: integer },
    ...validations({
      rule: "self.size < 10",
      messageExpression: "'size ' + string(self.size) + ' is too much'",
      reason: "FieldValueForbidden",
      fieldPath: ".size",
    }),
  });
  const { body } = await s.post(BOXES, box("a", { size: 11 }));
  assert.deepEqual(body.details.causes, [{
    reason: "FieldValueForbidden",
    message: "Forbidden: size 11 is too much",
    field: "spec.size",
  }]);
});

test("a rule without a message is shown itself, and one that cannot be evaluated is broken", async () => {
  await using s = await boxes({
    type: "object",
    properties: { size: { ...integer, ...validations({ rule: "10 / self > 1" }) } },
  });
  const small = await s.post(BOXES, box("a", { size: 9 }));
  assert.match(small.body.message, /spec.size: Invalid value: 9: failed rule: 10 \/ self > 1$/);
  const none = await s.post(BOXES, box("a", { size: 0 }));
  assert.match(none.body.message, /"integer": division by zero evaluating rule: 10 \/ self > 1$/);
});

test("a rule compares with what was, where that is known", async () => {
  const item = {
    type: "object",
    required: ["k"],
    properties: { k: { type: "string" }, v: integer },
    ...validations({ rule: "self.v >= oldSelf.v", message: "v shrinks" }),
  };
  await using s = await boxes({
    type: "object",
    properties: {
      frozen: { type: "string", ...validations({ rule: "self == oldSelf" }) },
      rows: {
        type: "array",
        items: item,
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["k"],
      },
    },
  });
  await s.post(BOXES, box("a", { frozen: "x", rows: [{ k: "a", v: 5 }] }));
  assert.equal((await s.patch(`${BOXES}/a`, { spec: { frozen: "y" } })).status, 422);
  const rows = (...list: [string, number][]) => ({
    spec: { rows: list.map(([k, v]) => ({ k, v })) },
  });
  assert.equal((await s.patch(`${BOXES}/a`, rows(["new", 1], ["a", 4]))).status, 422);
  assert.equal((await s.patch(`${BOXES}/a`, rows(["new", 1], ["a", 6]))).status, 200);
});

test("what an update leaves as it was is not refused for rules and limits that came later", async () => {
  const spec = { type: "object", properties: { size: integer, name: { type: "string" } } };
  await using s = await boxes(spec);
  await s.post(BOXES, box("a", { size: 50, name: "a" }));
  const stricter = {
    ...spec,
    properties: {
      size: { ...integer, maximum: 10, ...validations({ rule: "self < 9" }) },
      name: { type: "string" },
    },
  };
  const changed = definition(stricter).spec.versions;
  assert.equal(
    (await s.patch(`${CRDS}/boxes.ex.com`, { spec: { versions: changed } })).status,
    200,
  );
  assert.equal((await s.patch(`${BOXES}/a`, { spec: { name: "b" } })).status, 200);
  const { status, body } = await s.patch(`${BOXES}/a`, { spec: { size: 51 } });
  assert.equal(status, 422);
  assert.equal(body.details.causes.length, 2);
});

test("rules wait until the object has the right form", async () => {
  await using s = await boxes({
    type: "object",
    properties: { size: integer },
    ...validations({ rule: "self.size > 1" }),
  });
  const { body } = await s.post(BOXES, box("a", { size: "x" }));
  assert.equal(body.details.causes.length, 2);
  assert.match(body.details.causes[1].message, /some validation rules were not checked/);
});

test("rules that do not compile are refused, and the place is shown", async () => {
  await using s = await api();
  const refused = async (rule: object) => {
    const spec = { type: "object", properties: { n: integer }, ...validations(rule) };
    const { status, body } = await s.post(`${CRDS}?dryRun=All`, definition(spec));
    assert.equal(status, 422, JSON.stringify(rule));
    return body.details.causes[0].message as string;
  };
  const text = await refused({ rule: "self.bogus > 1" });
  assert.ok(
    text.endsWith("<input>:1:5: undefined field 'bogus'\n | self.bogus > 1\n | ....^"),
    text,
  );
  assert.match(await refused({ rule: "self.n > 'a'" }), /<input>:1:8: .*'_>_' .*'\(int, string\)'/);
  assert.match(await refused({ rule: "self.n" }), /must evaluate to a bool$/);
  assert.match(await refused({ rule: "self.nope()" }), /undeclared reference to 'nope'/);
  assert.match(await refused({ rule: "true", reason: "Bogus" }), /supported values/);
  assert.match(await refused({ rule: "true", fieldPath: ".x" }), /must be a valid path$/);
  assert.match(await refused({ rule: "true", messageExpression: "self.n" }), /to a string$/);
});

for (
  const [rule, good, bad] of [
    ["self.all(x, x.startsWith('a'))", ["a", "ab"], ["b"]],
    ["self.isSorted() && self.max() == 'c'", ["a", "c"], ["c", "a"]],
    ["self[0].find('[0-9]+') == '42'", ["a42b"], ["a4b"]],
    ["quantity(self[0]).isLessThan(quantity('1Gi'))", ["1Mi"], ["2Gi"]],
    ["isIP(self[0]) && cidr('10.0.0.0/8').containsIP(self[0])", ["10.1.2.3"], ["11.1.2.3"]],
    ["ip(self[0]).family() == 6", ["2001:db8::1"], ["1.2.3.4"]],
    ["url(self[0]).getHostname() == 'example.com'", ["https://example.com:8/x"], ["https://x/"]],
    ["!format.dns1123Label().validate(self[0]).hasValue()", ["a-b"], ["A_b"]],
    ["sets.contains(self, ['a', 'b'])", ["b", "c", "a"], ["a"]],
    ["'%s-%d'.format([self[0], 7]) == 'x-7'", ["x"], ["y"]],
    ["self[0].replace('a', 'b').charAt(0) == 'b'", ["a"], ["c"]],
    ["duration(self[0]) < duration('1h')", ["5m"], ["2h"]],
    ["semver(self[0]).isLessThan(semver('1.2.3'))", ["1.2.3-rc.1"], ["1.10.0"]],
    ["isSemver(self[0], true) && !isSemver(self[0])", ["v1.2"], ["1.2.3"]],
    ["self.all(i, x, x == string(i))", ["0", "1"], ["1", "2"]],
    ["self.transformMap(i, x, x + '!')[1] == 'b!'", ["a", "b"], ["a", "c"]],
    ["self.sortBy(x, x.size())[0] == 'c'", ["aa", "c"], ["aa", "ccc"]],
    ["self[?1].optMap(x, x + 'd').orValue('') == 'cd'", ["a", "c"], ["a"]],
    ["self.distinct().size() == self.size()", ["a", "b"], ["a", "a"]],
    ["ip.isCanonical(self[0])", ["2001:db8::1"], ["2001:DB8::1"]],
    ["cidr(self[0]).masked() == cidr('10.0.0.0/8')", ["10.1.2.3/8"], ["11.1.2.3/8"]],
    ["self[0].find('(?i)b+') == 'BB'", ["aBBc"], ["ac"]],
    ["self[0].matches('(?i)^b+$') && self.all(x, x.matches(r'\\pL'))", ["BbB"], ["bc"]],
    ["[?optional.of(self[0]), ?self[?1], 'x'] == ['a', 'x']", ["a"], ["a", "b"]],
    ["{?'k': self[?1], 'l': {?self[0]: optional.none()}} == {'l': {}}", ["a"], ["a", "b"]],
    ["'a' in [?self[?1], 'b'] == false", ["a", "c"], ["b", "a"]],
    ["format.date().validate(self[0]).hasValue()", ["2020-13-01"], ["2020-12-01"]],
  ] as const
) {
  test(`rules know ${rule}`, async () => {
    const items = { type: "array", items: { type: "string" }, ...validations({ rule }) };
    await using s = await boxes({ type: "object", properties: { items } });
    const post = async (list: readonly string[]) =>
      (await s.post(BOXES, box(`b${list.join("").length}`, { items: list }))).status;
    assert.equal((await s.post(BOXES, box("good", { items: good }))).status, 201);
    assert.equal(await post(bad), 422);
  });
}
