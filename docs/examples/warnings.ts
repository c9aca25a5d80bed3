// Warning events as they come, until Ctrl-C or for the seconds given.
import process from "node:process";
import { connect } from "kubist";

const seconds = Number(process.argv[2] ?? Infinity);
const signal = seconds === Infinity ? undefined : AbortSignal.timeout(seconds * 1000);

await using k = await connect();
try {
  const warnings = k.events("*").fields({ type: "Warning" });
  for await (const { type, object } of warnings.watch({ signal })) {
    if (type === "DELETED") continue;
    const { kind, namespace, name } = object.involvedObject;
    console.log(`${kind} ${namespace}/${name}: ${object.reason}: ${object.message}`);
  }
} catch (error) {
  if (error !== signal?.reason) throw error;
}
