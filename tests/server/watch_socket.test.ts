import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { connection, streams } from "./stream_client.ts";

test("WAT-17 a watch over a WebSocket is a text message for each event", async () => {
  await using s = await streams();
  const configMaps = s.cluster.client().configMaps("default");
  await configMaps.create({ metadata: { name: "a" } });
  const url = `${s.server}/api/v1/namespaces/default/configmaps?watch=true` +
    "&fieldSelector=metadata.name!%3Dkube-root-ca.crt";
  const { headers } = s;
  const answer = await s.http.upgrade!({ method: "GET", url, headers, kind: "stream" }, []);
  const socket = connection(answer);
  const next = async () => {
    const message = await socket.receive();
    const { type, object } = JSON.parse(String(message));
    return `${type} ${object.metadata.name}`;
  };
  assert.equal(await next(), "ADDED a");
  await configMaps.create({ metadata: { name: "b" } });
  assert.equal(await next(), "ADDED b");
  s.cluster.faults.closeWatches();
  assert.equal(await socket.receive(), undefined);
});
