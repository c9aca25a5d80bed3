import assert from "node:assert/strict";
import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { pemBlocks } from "../../lib/config/pem/blocks.ts";
import { caProblem, dateProblem, pairProblem } from "../../lib/config/pem/check.ts";
import { certificateFacts, derElements } from "../../lib/config/pem/der.ts";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";

const authority = await createCertificateAuthority();
const ec = await authority.issue({ commonName: "me", usage: "client" });
const rsa = await authority.issue({ commonName: "me", usage: "client", algorithm: "rsa" });
const rsaOther = await authority.issue({ commonName: "me", usage: "client", algorithm: "rsa" });

/** A key in another form. */
function as(key: string, type: "pkcs1" | "sec1" | "pkcs8", passphrase?: string): string {
  const lock = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  const exported = createPrivateKey(key).export({ type, format: "pem", ...lock } as {
    type: "pkcs8";
    format: "pem";
  });
  return String(exported);
}

test("pairProblem() accepts every form of a key that belongs", async () => {
  for (const key of [ec.key, as(ec.key, "sec1"), `${as(ec.key, "sec1")}\n${ec.cert}`]) {
    assert.equal(await pairProblem(ec.cert, key), undefined);
  }
  for (
    const key of [rsa.key, as(rsa.key, "pkcs1"), `# comment\r\n${rsa.key.replaceAll("\n", "\r\n")}`]
  ) {
    assert.equal(await pairProblem(rsa.cert, key), undefined);
  }
  assert.equal(await pairProblem(ec.cert + authority.cert, ec.key), undefined);
});

test("pairProblem() refuses the key of another certificate, of another kind too", async () => {
  const pairs = [
    [rsa.cert, rsaOther.key],
    [rsa.cert, as(rsaOther.key, "pkcs1")],
    [rsa.cert, ec.key],
    [ec.cert, rsa.key],
    [ec.cert, as(rsa.key, "pkcs1")],
  ] as const;
  for (const [cert, key] of pairs) {
    assert.equal((await pairProblem(cert, key))?.code, "tls.pair_mismatch");
  }
});

test("pairProblem() tells keys apart on other curves", async () => {
  for (const namedCurve of ["P-384", "P-521"]) {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve });
    const key = String(privateKey.export({ type: "pkcs8", format: "pem" }));
    assert.equal((await pairProblem(ec.cert, key))?.code, "tls.pair_mismatch", namedCurve);
  }
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  assert.equal((await pairProblem(ec.cert, key))?.code, "tls.pair_mismatch");
});

test("pairProblem() knows encrypted keys, old and new", async () => {
  const old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n" +
    "DEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
  for (const key of [as(ec.key, "pkcs8", "x"), old]) {
    assert.equal((await pairProblem(ec.cert, key))?.code, "tls.key_encrypted");
  }
});

test("pairProblem() names what is no PEM, and shows none of it", async () => {
  assert.equal((await pairProblem("x", ec.key))?.code, "tls.cert_not_pem");
  assert.equal((await pairProblem(ec.key, ec.key))?.code, "tls.cert_not_pem");
  assert.equal((await pairProblem(ec.cert, "s3cret"))?.code, "tls.key_not_pem");
  const broken = "-----BEGIN PRIVATE KEY-----\ns3cret%\n-----END PRIVATE KEY-----";
  const bad = await pairProblem(ec.cert, broken);
  assert.equal(bad?.code, "tls.key_not_pem");
  assert.ok(!bad.problem.includes("s3cret"));
});

test("caProblem() accepts bundles with comments", () => {
  assert.equal(caProblem(`# ACME\r\n${authority.cert}\nmore\n${ec.cert}`), undefined);
});

test("dateProblem() compares with the clock it is given", () => {
  const day = 86_400_000;
  assert.equal(dateProblem(ec.cert, Date.now()), undefined);
  assert.match(dateProblem(ec.cert, Date.now() + 400 * day)?.problem ?? "", /has expired/);
  assert.match(dateProblem(ec.cert, Date.now() - 400 * day)?.problem ?? "", /is not valid yet/);
});

test("certificateFacts() reads what another library wrote", () => {
  const [block] = pemBlocks(rsa.cert);
  const facts = block?.der && certificateFacts(block.der);
  assert.equal(facts?.algorithm[0], "1.2.840.113549.1.1.1");
  assert.ok(facts.notBefore < facts.notAfter);
});

test("derElements() of any bytes gives elements or nothing, and ends", () => {
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  const [block] = pemBlocks(ec.cert);
  for (let run = 0; run < 2000; run++) {
    const bytes = Uint8Array.from(block?.der ?? []);
    for (let i = 0; i < 1 + random() * 8; i++) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    }
    const cut = bytes.slice(0, Math.floor(random() * bytes.length));
    for (const input of [bytes, cut]) {
      const elements = derElements(input);
      assert.ok(elements === undefined || Array.isArray(elements));
      const facts = certificateFacts(input);
      assert.ok(facts === undefined || facts.publicKey instanceof Uint8Array);
    }
  }
});
