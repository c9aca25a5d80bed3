// Who owns an object, up to the top: node docs/examples/owners.ts pods web NAME
import process from "node:process";
import { connect } from "kubist";

const [, , resource = "pods", namespace = "web", name = ""] = process.argv;

await using k = await connect();
const object = await k.resource(resource, namespace).get(name);
const chain = [object, ...await k.owners(object)];
for (const [depth, { kind, metadata }] of chain.reverse().entries()) {
  console.log(`${"  ".repeat(depth)}${kind} ${metadata.name}`);
}
