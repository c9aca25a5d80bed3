/**
 * A server that costs next to nothing: it sends bytes that were prepared before the first request, so
 * that a bench measures its client.
 *
 * @module
 */

/** How much there is to read. */
export interface FixtureOptions {
  readonly pods: number;
  readonly events: number;
  readonly pageSize: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** What a TLS record carries at most; larger pieces would spare the client wake-ups it has in life. */
const pieceBytes = 16_384;

/** A handler for all pods of a cluster in pages, and for a watch on the pods of namespace "web". */
export function createFixture(options: FixtureOptions): (request: Request) => Response {
  const pages = preparePages(options);
  const events = prepareEvents(options.events);
  return (request) => {
    const url = new URL(request.url);
    const [limit, token] = [url.searchParams.get("limit"), url.searchParams.get("continue")];
    if (url.searchParams.has("watch")) return json(streamOf(events));
    if (url.pathname === "/api/v1/namespaces/web/pods") return json(emptyList);
    const page = pages[Number(token ?? 0)];
    const asked = limit === String(options.pageSize) && url.pathname === "/api/v1/pods";
    return page && asked ? json(page) : new Response(`not here: ${url.search}`, { status: 404 });
  };
}

function json(body: Bytes | ReadableStream<Bytes>): Response {
  return new Response(body, { headers: { "content-type": "application/json" } });
}

const emptyList = encode({
  kind: "PodList",
  apiVersion: "v1",
  metadata: { resourceVersion: "1" },
  items: [],
});

function encode(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(value) + "\n");
}

function preparePages({ pods, pageSize }: FixtureOptions): Bytes[] {
  return Array.from({ length: Math.ceil(pods / pageSize) }, (_, page) => {
    const first = page * pageSize;
    const length = Math.min(pageSize, pods - first);
    const left = pods - first - length;
    const more = left > 0 ? { continue: String(page + 1), remainingItemCount: left } : {};
    return encode({
      kind: "PodList",
      apiVersion: "v1",
      metadata: { resourceVersion: "100000", ...more },
      items: Array.from({ length }, (_, i) => describePod(first + i)),
    });
  });
}

/** All events in one piece of memory, cut as a network would, not where events end. */
function prepareEvents(count: number): Bytes[] {
  const lines = Array.from({ length: count }, (_, i) =>
    encode({
      type: i < count / 2 ? "ADDED" : "MODIFIED",
      object: { kind: "Pod", apiVersion: "v1", ...describePod(i % (count / 2), i + 2) },
    }));
  const all = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
  lines.reduce((at, line) => (all.set(line, at), at + line.length), 0);
  const pieces = Math.ceil(all.length / pieceBytes);
  return Array.from(
    { length: pieces },
    (_, i) => all.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
}

/** Sends the pieces as fast as they are taken, then stays open as a quiet watch does. */
function streamOf(pieces: readonly Bytes[]): ReadableStream<Bytes> {
  let next = 0;
  return new ReadableStream<Bytes>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece) controller.enqueue(piece);
      else return new Promise(() => {});
    },
  }, { highWaterMark: 16 });
}

const transitions = ["PodScheduled", "Initialized", "ContainersReady", "Ready"];

/** A pod as a deployment makes it and a node runs it, about four kilobytes of JSON. */
export function describePod(
  index: number,
  resourceVersion: number = index + 2,
): Record<string, unknown> {
  const name = `api-7d9c6b5f4-${index.toString(36).padStart(5, "0")}`;
  const time = "2026-01-02T03:04:05Z";
  return {
    metadata: {
      name,
      generateName: "api-7d9c6b5f4-",
      namespace: "web",
      uid: `0f8c2f5e-6d0e-4b7a-9a55-${index.toString(16).padStart(12, "0")}`,
      resourceVersion: String(resourceVersion),
      generation: 1,
      creationTimestamp: time,
      labels: { app: "api", tier: "backend", "pod-template-hash": "7d9c6b5f4" },
      annotations: {
        "checksum/config": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b",
      },
      ownerReferences: [{
        apiVersion: "apps/v1",
        kind: "ReplicaSet",
        name: "api-7d9c6b5f4",
        uid: "7a0e5c1c-51a5-44c2-9a63-4c1d2a7d6e0f",
        controller: true,
        blockOwnerDeletion: true,
      }],
      managedFields: [managedBy("kube-controller-manager", time), managedBy("kubelet", time)],
    },
    spec: {
      volumes: [
        { name: "config", configMap: { name: "api", defaultMode: 420 } },
        { name: "token", projected: { sources: [{ serviceAccountToken: { path: "token" } }] } },
      ],
      containers: ["api", "proxy"].map(describeContainer),
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      serviceAccountName: "api",
      nodeName: `node-${index % 100}`,
      securityContext: { runAsNonRoot: true, fsGroup: 2000 },
      schedulerName: "default-scheduler",
      tolerations: ["not-ready", "unreachable"].map((key) => ({
        key: `node.kubernetes.io/${key}`,
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      })),
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: "PreemptLowerPriority",
    },
    status: {
      phase: "Running",
      conditions: transitions.map((type) => ({ type, status: "True", lastTransitionTime: time })),
      hostIP: `10.0.0.${index % 256}`,
      podIP: `10.1.${index >> 8}.${index % 256}`,
      startTime: time,
      containerStatuses: ["api", "proxy"].map((container) => ({
        name: container,
        state: { running: { startedAt: time } },
        lastState: {},
        ready: true,
        started: true,
        restartCount: index % 3,
        image: `registry.example/${container}:1.2.3`,
        imageID:
          `registry.example/${container}@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b8`,
        containerID:
          `containerd://5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d15${index}`,
      })),
      qosClass: "Burstable",
    },
  };
}

function describeContainer(name: string): Record<string, unknown> {
  return {
    name,
    image: `registry.example/${name}:1.2.3`,
    args: ["--listen=:8080", `--name=${name}`, "--log-level=info"],
    ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
    env: [
      { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "DATABASE", valueFrom: { secretKeyRef: { name: "api", key: "url" } } },
    ],
    resources: { limits: { memory: "512Mi" }, requests: { cpu: "100m", memory: "256Mi" } },
    volumeMounts: [{ name: "config", readOnly: true, mountPath: "/etc/api" }],
    livenessProbe: { httpGet: { path: "/healthz", port: "http" }, periodSeconds: 10 },
    readinessProbe: { httpGet: { path: "/readyz", port: "http" }, periodSeconds: 5 },
    terminationMessagePath: "/dev/termination-log",
    imagePullPolicy: "IfNotPresent",
  };
}

function managedBy(manager: string, time: string): Record<string, unknown> {
  const fields = Object.fromEntries(
    ["metadata", "labels", "spec", "status"].map((f) => [`f:${f}`, { ".": {}, "f:name": {} }]),
  );
  return {
    manager,
    operation: "Update",
    apiVersion: "v1",
    time,
    fieldsType: "FieldsV1",
    fieldsV1: fields,
  };
}
