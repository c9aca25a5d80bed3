import { type Command, inNamespace, type Table } from "./command.ts";

/** The node that both servers have. */
export const nodeName = "node-1";

/** What the containers have printed, by pod and container. */
export const printed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  one: { c: ["first", "second", "third"], dbg: [] },
  pair: { a: [], b: [] },
  done: { c: ["all that it said"] },
  two: { a: ["from a"], b: ["from b", "more from b"] },
};

const pod = (name: string, containers: readonly string[], more = "", annotations = "{}") => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name}, set: kubist }, annotations: ${annotations} }
spec:
  ${more}
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 0
  containers: [${containers.map((c) => `{ name: ${c}, image: busybox }`).join(", ")}]
---`;
const onNode = `nodeName: ${nodeName}`;
const byDefault = "{ kubectl.kubernetes.io/default-container: b }";

const running = (...names: string[]) =>
  JSON.stringify({
    status: {
      phase: "Running",
      podIP: "10.1.2.3",
      startTime: "2026-01-01T00:00:00Z",
      conditions: [{ type: "Ready", status: "True" }],
      containerStatuses: names.map((name) => ({
        name,
        ready: true,
        restartCount: 0,
        image: "busybox",
        imageID: "",
        state: { running: { startedAt: "2026-01-01T00:00:00Z" } },
      })),
    },
  });

const ended =
  '{"status":{"phase":"Succeeded","containerStatuses":[{"name":"c","ready":false,"restartCount":0,"image":"busybox","imageID":"","state":{"terminated":{"exitCode":0,"reason":"Completed"}}}]}}';

const debugging =
  '{"status":{"ephemeralContainerStatuses":[{"name":"dbg","ready":false,"restartCount":0,"image":"busybox","imageID":"","state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}';

const status = (name: string, patch: string) => ({
  line: `patch pod ${name} --subresource=status --type=merge -p '${patch}'`,
});

/** Pods that run on the node, before anything is printed. */
export const beginning: readonly Command[] = [
  ...inNamespace,
  {
    line: "create -f -",
    input: pod("one", ["c"], onNode) + pod("two", ["a", "b"], onNode, byDefault) +
      pod("pair", ["a", "b"], onNode) + pod("waiting", ["c"]) + pod("still", ["c"], onNode) +
      pod("done", ["c"], onNode),
  },
  status("one", running("c")),
  status("two", running("a", "b")),
  status("pair", running("a", "b")),
  status("done", ended),
];

/** kubectl may have gone when tar says what it left out. */
const tarAside: Pick<Command, "masks"> = { masks: [[/^tar:.*\n?/gm, ""]] };

const commands: readonly Command[] = [
  ...inNamespace.slice(1),
  { line: "get pods -o wide" },
  { line: "wait --for=condition=Ready pod/one pod/two --timeout=1s" },
  // Commands in containers.
  { line: "exec one -- echo hi" },
  { line: "exec pod/one -- echo hi" },
  { line: "exec one -c c -- sh -c 'echo out; echo err >&2; exit 3'" },
  { line: "exec one -- false" },
  { line: "exec -i one -- cat", input: "text\n" },
  { line: "exec -i one -- sh -c 'cat; exit 7'", input: "text\n" },
  { line: "exec -i one -- cat", input: "x".repeat(200_000) },
  { line: "exec -it one -- cat", input: "text" },
  { line: "exec one -- sh -c 'cat; echo end'", input: "unread" },
  { line: "exec one -q -- echo quiet" },
  { line: "exec one -c nosuch -- true" },
  { line: "exec one" },
  { line: "exec one echo hi" },
  { line: "exec two -- echo hi" },
  { line: "exec two -c a -- echo hi" },
  { line: "exec pair -- echo hi" },
  { line: "exec waiting -- true" },
  { line: "exec nosuch -- true" },
  { line: "exec deploy/nosuch -- true" },
  { line: "exec svc/nosuch -- true" },
  { line: "exec -f nosuch.yaml -- true" },
  { line: "exec one --pod-running-timeout=x -- true" },
  // What they have printed.
  { line: "logs one" },
  { line: "logs pod/one -c c" },
  { line: "logs one --tail=1" },
  { line: "logs one --tail=0" },
  { line: "logs one --tail=-1" },
  { line: "logs one --limit-bytes=8" },
  { line: "logs one --since=1h" },
  { line: "logs one --since=1s --since-time=2026-01-01T00:00:00Z" },
  { line: "logs one --since-time=nonsense" },
  { line: "logs one --timestamps", masks: [[/\d{4}-\S+Z/g, "TIME"]] },
  { line: "logs one --prefix" },
  { line: "logs one --previous" },
  { line: "logs one -c nosuch" },
  { line: "logs two" },
  { line: "logs two -c a" },
  { line: "logs two --all-containers", anyOrder: true },
  { line: "logs two --all-containers --prefix --tail=1", anyOrder: true },
  { line: "logs pair" },
  { line: "logs -l set=kubist,app=two --all-containers --prefix", anyOrder: true },
  { line: "logs -l app=one --tail=2" },
  { line: "logs -l set=kubist --max-log-requests=1 -f" },
  { line: "logs waiting" },
  { line: "logs still" },
  { line: "logs nosuch" },
  { line: "logs one nosuch" },
  { line: "logs one --tail=x" },
  { line: "logs done" },
  { line: "logs done -f" },
  { line: "logs done -f --tail=0" },
  { line: "logs done --previous" },
  // Their main processes.
  { line: "attach one" },
  { line: "attach two -c a" },
  { line: "attach two" },
  { line: "attach pair", anyOrder: true },
  { line: "attach one -c nosuch" },
  { line: "attach one -i", input: "hello" },
  { line: "attach waiting --pod-running-timeout=1s" },
  { line: "attach nosuch" },
  { line: "attach done" },
  { line: "exec done -- true" },
  // Files.
  { line: "cp page.html one:PLACE/there.html" },
  { line: "exec one -- cat PLACE/there.html" },
  { line: "cp one:PLACE/there.html back.html", ...tarAside },
  { line: "cp many one:PLACE/many" },
  { line: "exec one -- cat PLACE/many/b.json" },
  { line: "cp one:PLACE/many again", ...tarAside },
  { line: "create -f again/b.json --dry-run=client -o name" },
  { line: "cp shop/two:PLACE/none x -c a", ...tarAside },
  { line: "cp page.html two:PLACE/x -c nosuch" },
  { line: "cp nofile one:PLACE/x" },
  { line: "cp page.html nosuch:PLACE/x" },
  { line: "cp one:PLACE/x two:PLACE/x" },
  { line: "cp one: x" },
  // Ports.
  { line: "port-forward one" },
  { line: "port-forward one x" },
  { line: "port-forward one 99999" },
  { line: "port-forward nosuch :80" },
  { line: "port-forward waiting :80 --pod-running-timeout=1s" },
  { line: "port-forward svc/nosuch :80" },
  { line: "create service clusterip lost --clusterip=None --tcp=80" },
  { line: "port-forward svc/lost :80 --pod-running-timeout=1s" },
  // Containers to debug with.
  { line: "debug one --image=busybox -c dbg --target=c --attach=false" },
  status("one", debugging),
  { line: "exec one -c dbg -- echo from debugger" },
  { line: "logs one -c dbg" },
  { line: "describe pod one", masks: [[/^Node: .*/gm, "Node:"]] },
  { line: `debug node/${nodeName} --image=busybox --attach=false` },
  { line: "debug node/nosuch --image=busybox --attach=false" },
  { line: "delete pods -l app.kubernetes.io/managed-by=kubectl-debug --force --grace-period=0" },
  // Numbers that nobody has.
  { line: "top pods" },
  { line: `top node ${nodeName}` },
  // A node that is made empty.
  { line: `cordon ${nodeName}` },
  { line: `drain ${nodeName} --dry-run=server --force`, anyOrder: true },
  { line: "create pdb all --selector=app=two --min-available=1" },
  {
    line: `drain ${nodeName} --force --timeout=1s`,
    anyOrder: true,
    masks: [[/due to error:.*/, ""]],
  },
  { line: "delete pdb all" },
  { line: `drain ${nodeName} --force --timeout=5s --pod-selector=app=two`, anyOrder: true },
  { line: `drain ${nodeName} --force --timeout=5s`, anyOrder: true },
  { line: `drain ${nodeName}` },
  { line: "get pods" },
  { line: `uncordon ${nodeName}` },
  { line: "delete pod waiting --timeout=5s" },
  { line: "delete svc lost" },
];

/** What only works where there is a node: exec, logs, attach, cp, port-forward, debug, drain. */
export const nodes: Table = { about: "with a node", commands };
