import assert from "node:assert/strict";
import { kubectlCommand, type SentRequest } from "../../../repl/prompt/kubectl.ts";
import { test } from "../../harness.ts";

const namespaced = new Set(["pods", "secrets", "deployments.apps"]);
const merge = [["content-type", "application/merge-patch+json"]] as const;
const apply = [["content-type", "application/apply-patch+yaml"]] as const;

const reviews = "/apis/authorization.k8s.io/v1/self";
const asking = (spec: object, review = "subjectaccessreviews") =>
  ({ method: "POST", path: `${reviews}${review}`, body: JSON.stringify({ spec }) }) as const;

const table: readonly (readonly [request: Partial<SentRequest>, command: string])[] = [
  [{ path: "/api/v1/namespaces/web/pods" }, "kubectl get pods -n web"],
  [{ path: "/api/v1/pods?limit=500" }, "kubectl get pods -A"],
  [{ path: "/api/v1/nodes" }, "kubectl get nodes"],
  [{ path: "/api/v1/namespaces" }, "kubectl get namespaces"],
  [{ path: "/api/v1/namespaces/web" }, "kubectl get namespaces web"],
  [
    { path: "/apis/apps/v1/namespaces/web/deployments/api" },
    "kubectl get deployments.apps api -n web",
  ],
  [
    { path: "/api/v1/namespaces/web/pods?watch=true&labelSelector=app%20in%20(a%2Cb)" },
    "kubectl get pods -l 'app in (a,b)' --watch -n web",
  ],
  [
    { path: "/api/v1/namespaces/web/pods?fieldSelector=status.phase%3DRunning" },
    "kubectl get pods --field-selector=status.phase=Running -n web",
  ],
  [
    { path: "/api/v1/namespaces/web/pods/a/log?follow=true&tailLines=5&container=c" },
    "kubectl logs a -c c --follow --tail=5 -n web",
  ],
  [
    { path: "/apis/apps/v1/namespaces/web/deployments/api/scale" },
    "kubectl get deployments.apps api --subresource=scale -n web",
  ],
  [
    { method: "POST", path: "/api/v1/namespaces/web/pods?dryRun=All", body: "{}" },
    "kubectl create -f - -n web --dry-run=server",
  ],
  [{ method: "PUT", path: "/api/v1/namespaces/web/pods/a" }, "kubectl replace -f - -n web"],
  [
    {
      method: "PATCH",
      path: "/api/v1/namespaces/web/pods/a",
      headers: merge,
      body: '{"a":"it\'s"}',
    },
    `kubectl patch pods a --type=merge -p '{"a":"it'\\''s"}' -n web`,
  ],
  [
    { method: "PATCH", path: "/api/v1/namespaces/web/secrets/a", headers: merge, body: '{"a":1}' },
    "kubectl patch secrets a --type=merge -p '<covered>' -n web",
  ],
  [
    {
      method: "PATCH",
      path: "/apis/apps/v1/namespaces/web/deployments/api?fieldManager=me&force=true",
      headers: apply,
      body: "{}",
    },
    "kubectl apply --server-side --field-manager=me --force-conflicts -f - -n web",
  ],
  [{ method: "DELETE", path: "/api/v1/namespaces/web/pods/a" }, "kubectl delete pods a -n web"],
  [
    { method: "DELETE", path: "/api/v1/namespaces/web/pods?labelSelector=a%3Db" },
    "kubectl delete pods -l a=b -n web",
  ],
  [{ path: "/healthz?verbose" }, "kubectl get --raw '/healthz?verbose'"],
  [
    { method: "POST", path: "/api/v1/namespaces/web/serviceaccounts/a/token" },
    "kubectl create --raw /api/v1/namespaces/web/serviceaccounts/a/token -f -",
  ],
  [
    {
      path:
        "/api/v1/namespaces/web/pods/a/exec?command=sh&command=-c&command=a%20b&stdin=true&stdout=true&container=c",
    },
    "kubectl exec a -c c -i -n web -- sh -c 'a b'",
  ],
  [
    { path: "/api/v1/namespaces/web/pods/a/attach?stdin=true&stdout=true&tty=true" },
    "kubectl attach a -i -t -n web",
  ],
  [
    asking({ resourceAttributes: { verb: "delete", resource: "pods", namespace: "web" } }),
    "kubectl auth can-i delete pods -n web",
  ],
  [
    asking({
      resourceAttributes: {
        ...{ verb: "get", group: "apps", resource: "deployments", name: "a" },
        ...{ subresource: "scale", namespace: "" },
      },
    }),
    "kubectl auth can-i get deployments.apps/a --subresource=scale -A",
  ],
  [
    asking({ nonResourceAttributes: { verb: "get", path: "/metrics" } }),
    "kubectl auth can-i get /metrics",
  ],
  [
    asking({ namespace: "web" }, "subjectrulesreviews"),
    "kubectl auth can-i --list -n web",
  ],
  [
    { method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body: "{}" },
    "kubectl auth whoami",
  ],
  [
    { method: "PATCH", path: "/healthz" },
    "# kubectl has no command for PATCH /healthz",
  ],
];
for (const [request, command] of table) {
  test(`kubectlCommand() says ${command.slice(0, 70)}`, () => {
    const whole = { method: "GET", path: "/", headers: [], body: undefined, ...request } as const;
    assert.equal(kubectlCommand(whole, (resource) => namespaced.has(resource)), command);
  });
}
