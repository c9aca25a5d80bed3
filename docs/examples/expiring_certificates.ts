// TLS secrets whose certificate ends within the days given.
import { X509Certificate } from "node:crypto";
import process from "node:process";
import { connect } from "kubist";

const days = Number(process.argv[2] ?? 30);

await using k = await connect();
for await (const { metadata, data } of k.secrets("*").fields({ type: "kubernetes.io/tls" })) {
  const pem = atob(data?.["tls.crt"] ?? "");
  if (pem === "") continue;
  const left = (Date.parse(new X509Certificate(pem).validTo) - Date.now()) / 86_400_000;
  if (left < days) {
    console.log(`${metadata.namespace}/${metadata.name} ends in ${Math.floor(left)} days`);
  }
}
