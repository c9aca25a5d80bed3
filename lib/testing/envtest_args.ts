/**
 * The flags of the servers of envtest.
 *
 * Source: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/,
 * https://etcd.io/docs/latest/op-guide/configuration/
 *
 * @module
 */

/** What the flags depend on. */
export interface ServerSettings {
  readonly directory: string;
  readonly etcdPort: number;
  readonly apiserverPort: number;
  readonly kubeletPort: number;
  readonly watchCache: boolean;
  readonly authorizationMode: string;
}

/** etcd on loopback, quick rather than safe: its data is thrown away. */
export function etcdArgs({ directory, etcdPort }: ServerSettings): string[] {
  const url = `http://127.0.0.1:${etcdPort}`;
  return [
    "--name=envtest",
    `--data-dir=${directory}/etcd`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    "--listen-peer-urls=http://127.0.0.1:0",
    "--unsafe-no-fsync",
    // A single member need not wait long for the votes of others.
    "--heartbeat-interval=20",
    "--election-timeout=100",
    "--log-level=warn",
  ];
}

/** The kubelet of tests on loopback, which lets in the API server alone. */
export function kubeletArgs(directory: string, port: number): string[] {
  return [
    `--port=${port}`,
    `--cert=${directory}/server.crt`,
    `--key=${directory}/server.key`,
    `--client-ca=${directory}/ca.crt`,
    `--logs=${directory}`,
  ];
}

/** How kube-apiserver finds kubelets, and what it shows them. */
export function kubeletClientArgs(directory: string): string[] {
  return [
    `--kubelet-client-certificate=${directory}/kubelet-client.crt`,
    `--kubelet-client-key=${directory}/kubelet-client.key`,
    `--kubelet-certificate-authority=${directory}/ca.crt`,
    "--kubelet-preferred-address-types=InternalIP",
  ];
}

/** kube-apiserver on loopback, without what needs controllers or a network to announce. */
export function apiserverArgs(settings: ServerSettings): string[] {
  const { directory, etcdPort, apiserverPort, watchCache, authorizationMode } = settings;
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${apiserverPort}`,
    `--cert-dir=${directory}`,
    `--tls-cert-file=${directory}/server.crt`,
    `--tls-private-key-file=${directory}/server.key`,
    `--client-ca-file=${directory}/ca.crt`,
    `--token-auth-file=${directory}/tokens.csv`,
    `--authorization-mode=${authorizationMode}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${directory}/sa.pub`,
    `--service-account-signing-key-file=${directory}/sa.key`,
    "--service-cluster-ip-range=10.0.0.0/24",
    // Nothing creates the service accounts that it would ask of every pod.
    "--disable-admission-plugins=ServiceAccount",
    "--endpoint-reconciler-type=none",
    "--allow-privileged",
    "--profiling=false",
    `--watch-cache=${watchCache}`,
  ];
}
