import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";

test("createCertificateAuthority() issues what its certificate verifies", async () => {
  const ca = await createCertificateAuthority({ commonName: "my authority" });
  const authority = new X509Certificate(ca.cert);
  assert.equal(authority.subject, "CN=my authority");
  assert.equal(authority.ca, true);
  for (const algorithm of ["ecdsa", "rsa"] as const) {
    const { cert, key } = await ca.issue({ commonName: "x", usage: "client", algorithm });
    const leaf = new X509Certificate(cert);
    assert.equal(leaf.ca, false);
    assert.equal(leaf.checkIssued(authority), true);
    assert.equal(leaf.verify(authority.publicKey), true);
    assert.equal(leaf.checkPrivateKey(createPrivateKey(key)), true);
  }
  const other = new X509Certificate((await createCertificateAuthority()).cert);
  const { cert } = await ca.issue({ commonName: "x", usage: "client" });
  assert.equal(new X509Certificate(cert).verify(other.publicKey), false);
});

test("CertificateAuthority.issue() names the user and the groups, whatever is in them", async () => {
  const ca = await createCertificateAuthority();
  const organizations = ["system:masters", 'a, "b" + c=d', "#ü"];
  const { cert } = await ca.issue({ commonName: "system:admin", organizations, usage: "client" });
  const { O, CN } = new X509Certificate(cert).toLegacyObject().subject;
  assert.deepEqual(O, organizations);
  assert.equal(CN, "system:admin");
});

test("CertificateAuthority.issue() makes a certificate good for names and addresses", async () => {
  const ca = await createCertificateAuthority();
  const { cert } = await ca.issue({
    commonName: "server",
    usage: "server",
    dnsNames: ["localhost", "api.example.test"],
    ipAddresses: ["127.0.0.1", "::1"],
  });
  const leaf = new X509Certificate(cert);
  assert.equal(leaf.checkHost("localhost"), "localhost");
  assert.equal(leaf.checkHost("api.example.test"), "api.example.test");
  assert.equal(leaf.checkHost("example.test"), undefined);
  assert.equal(leaf.checkIP("127.0.0.1"), "127.0.0.1");
  assert.equal(leaf.checkIP("127.0.0.2"), undefined);
});

test("CertificateAuthority.issue() is good from an hour ago, for as long as is asked", async () => {
  const ca = await createCertificateAuthority();
  const day = 86_400_000;
  for (const [validDays, expected] of [[undefined, 365], [1, 1], [-1, -1]] as const) {
    const { cert } = await ca.issue({
      commonName: "x",
      usage: "client",
      ...(validDays !== undefined && { validDays }),
    });
    const leaf = new X509Certificate(cert);
    const end = Date.parse(leaf.validTo);
    assert.ok(Math.abs(end - Date.now() - expected * day) < 60_000, leaf.validTo);
    assert.ok(Date.parse(leaf.validFrom) < end);
    if (expected > 0) assert.ok(Date.parse(leaf.validFrom) < Date.now() - 3_500_000);
  }
});

test("CertificateAuthority.issue() gives every certificate a number of its own", async () => {
  const ca = await createCertificateAuthority();
  const issue = async () =>
    new X509Certificate((await ca.issue({ commonName: "x", usage: "client" })).cert).serialNumber;
  const numbers = await Promise.all([issue(), issue(), issue()]);
  assert.equal(new Set(numbers).size, 3);
});

test("createCertificateAuthority() leaves Reflect as it was", async () => {
  await createCertificateAuthority();
  for (const name of ["getMetadata", "getOwnMetadata", "defineMetadata"]) {
    assert.equal(name in Reflect, false);
  }
});
