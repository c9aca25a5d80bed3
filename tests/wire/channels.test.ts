import assert from "node:assert/strict";
import { ProtocolError } from "kubist/errors";
import {
  decodeCommandOutput,
  decodeExit,
  encodeResize,
  encodeStdin,
  encodeStdinEnd,
  toAttachRequest,
  toExecRequest,
  toPortForwardRequest,
} from "kubist/wire/streams";
import { test } from "../harness.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const pod = {
  kind: { group: "", version: "v1", kind: "Pod", plural: "pods", scope: "Namespaced" },
  namespace: "web",
  name: "api-0",
} as const;

test("toExecRequest() repeats the command's parts and sets what is wanted", () => {
  const query = { container: "c", stdin: true, stdout: true, stderr: false, tty: true };
  const request = toExecRequest(pod, ["sh", "-c", "a & b"], query);
  assert.equal(
    request.path,
    "/api/v1/namespaces/web/pods/api-0/exec?command=sh&command=-c&command=a+%26+b" +
      "&container=c&stdin=true&stdout=true&tty=true",
  );
  assert.equal(request.method, "GET");
  assert.equal(request.act, 'run a command in pods "api-0" in namespace "web"');
});

test("toAttachRequest() and toPortForwardRequest() ask for their subresources", () => {
  assert.equal(
    toAttachRequest(pod, { stdout: true }).path,
    "/api/v1/namespaces/web/pods/api-0/attach?stdout=true",
  );
  assert.equal(
    toPortForwardRequest(pod, 8080).path,
    "/api/v1/namespaces/web/pods/api-0/portforward?ports=8080",
  );
});

test("encodeStdin(), encodeStdinEnd() and encodeResize() put bytes on their channels", () => {
  assert.deepEqual(encodeStdin(bytes("hi")), Uint8Array.of(0, 104, 105));
  assert.deepEqual(encodeStdinEnd(), Uint8Array.of(255, 0));
  const resize = encodeResize({ columns: 80, rows: 24 });
  assert.equal(resize[0], 4);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(resize.subarray(1))), {
    Width: 80,
    Height: 24,
  });
  assert.throws(() => encodeResize({ columns: 0, rows: 24 }), RangeError);
  assert.throws(() => encodeResize({ columns: 80, rows: 65_536 }), RangeError);
});

test("decodeCommandOutput() tells the channels apart and skips what says nothing", () => {
  const out = decodeCommandOutput(Uint8Array.of(1, 104, 105));
  assert.deepEqual(out, { channel: "stdout", bytes: bytes("hi") });
  assert.equal(decodeCommandOutput(Uint8Array.of(2, 0))?.channel, "stderr");
  assert.equal(decodeCommandOutput(Uint8Array.of(3, 123))?.channel, "error");
  for (const first of [1, 2, 3]) assert.equal(decodeCommandOutput(Uint8Array.of(first)), undefined);
  assert.equal(decodeCommandOutput(Uint8Array.of(255, 1)), undefined);
});

test("decodeCommandOutput() refuses text, nothing at all and unknown channels", () => {
  const wrong = ["text", new Uint8Array(0), Uint8Array.of(0, 1), Uint8Array.of(9)];
  for (const message of wrong) {
    assert.throws(() => decodeCommandOutput(message), ProtocolError);
  }
});

test("decodeExit() reads exit codes and keeps other failures whole", () => {
  const exit = (status: unknown) => decodeExit(bytes(JSON.stringify(status)));
  assert.deepEqual(exit({ metadata: {}, status: "Success" }), { code: 0 });
  const causes = [{ reason: "ExitCode", message: "3" }];
  const failure = { metadata: {}, status: "Failure", reason: "NonZeroExitCode" };
  assert.deepEqual(exit({ ...failure, details: { causes } }), { code: 3 });
  const internal = { metadata: {}, status: "Failure", reason: "InternalError", message: "no" };
  assert.deepEqual(exit(internal), { code: undefined, status: internal });
});

test("decodeExit() refuses what is not a Status", () => {
  const causes = [{ reason: "ExitCode", message: "x" }];
  const wrong = ["", "{", "null", "[]", '{"status":"Maybe"}'].map(bytes);
  wrong.push(bytes(JSON.stringify({ status: "Failure", details: { causes } })));
  for (const text of wrong) assert.throws(() => decodeExit(text), ProtocolError);
});
