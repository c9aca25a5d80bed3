import assert from "node:assert/strict";
import { startCluster } from "kubist/testing";
import { builtInKinds } from "kubist/ops";
import { fromKubectl } from "../../../repl/prompt/from_kubectl.ts";
import { accessorsOf } from "../../../repl/prompt/names.ts";
import { shortNames } from "../../../repl/prompt/short_names.ts";
import { test } from "../../harness.ts";

const accessors = ["pods", "deployments", "networkPolicies", "ingresses"];

const lines: readonly (readonly [line: string, input: string | undefined])[] = [
  ["kubectl get pods", "pods()"],
  ["kubectl get po -A", 'pods("*")'],
  ["get deploy -n web", 'deployments("web")'],
  ["get deploy/api --namespace=web", 'deployments("web").get("api")'],
  ["kubectl get ingress a -o yaml", 'ingresses().get("a")'],
  ["kubectl describe pod a", 'describe(pods(), "a")'],
  ["kubectl delete netpol a", 'networkPolicies().delete("a")'],
  ["kubectl edit deployment a", 'deployments().edit("a", (it) => { … })'],
  ["kubectl logs a -n web", 'pods("web").logs("a")'],
  ["kubectl cp a:/etc/hosts ./hosts", 'pods().copyFrom("a", "/etc/hosts", "./hosts")'],
  ["kubectl cp ./hosts web/a:/tmp/h", 'pods("web").copyTo("a", "./hosts", "/tmp/h")'],
  ["kubectl cp ./a a:b -n web", 'pods("web").copyTo("a", "./a", "b")'],
  [
    "kubectl cp ./a ./b",
    "pods().copyFrom(POD, THERE, HERE) or pods().copyTo(POD, HERE, THERE)",
  ],
  [
    "kubectl cp a:/x b:/y",
    "pods().copyFrom(POD, THERE, HERE) or pods().copyTo(POD, HERE, THERE)",
  ],
  ["kubectl explain deploy.spec", 'k.explain("deploy.spec")'],
  ["kubectl describe pods", undefined],
  ["kubectl apply -f a.yaml", undefined],
  ["kubectl get widgets", undefined],
  ["const x = ", undefined],
];

for (const [line, input] of lines) {
  test(`fromKubectl() ${input === undefined ? "leaves alone" : "knows"} ${line}`, () => {
    assert.equal(fromKubectl(line, accessors), input);
  });
}

test("shortNames has those of all built-in kinds, and each is a view of a client", async () => {
  await using cluster = await startCluster();
  const own = new Map(accessorsOf(cluster.client()).map((name) => [name.toLowerCase(), name]));
  const all: Record<string, string | undefined> = {};
  for (const { preferred, plural, shortNames: names } of builtInKinds()) {
    for (const name of preferred ? names : []) all[name] = own.get(plural);
  }
  assert.deepEqual({ ...shortNames }, all);
});
