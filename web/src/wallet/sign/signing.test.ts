// @vitest-environment node
import { base58, base64 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { statementBytes } from "./nep413";
import { publicKeyText, signStatement, signTransaction } from "./signing";

/** The published vector of near-api-js, without callback. */
const statement = { message: "Hello NEAR!", nonce: "KNV0cOpvJ50D5vfF9pqWom8wo2sliQ4W+Wa7uZ3Uk6Y=", recipient: "example.near" };
const published = {
  key: "2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy",
  signature: "NnJgPU1Ql7ccRTITIoOVsIfElmvH1RV7QAT4a9Vh6ShCOnjIzRwxqX54JzoQ/nK02p7VBMI2vJn48rpImIJwAw==",
};
const bytesOf = (text: string) => new Uint8Array(base64.decode(text));
const digest = async (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest("SHA-256", bytes);
const make = async () => (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;

describe("statementBytes", () => {
  it("are what the published signature is over", async () => {
    const key = await crypto.subtle.importKey("raw", new Uint8Array(base58.decode(published.key)), "Ed25519", true, ["verify"]);
    expect(await crypto.subtle.verify("Ed25519", key, bytesOf(published.signature), await digest(statementBytes(statement)))).toBe(true);
    const other = await digest(statementBytes({ ...statement, recipient: "examp1e.near" }));
    expect(await crypto.subtle.verify("Ed25519", key, bytesOf(published.signature), other)).toBe(false);
  });

  it("need a nonce of 32 bytes", () => expect(() => statementBytes({ ...statement, nonce: "AAAA" })).toThrow(/32/));
});

describe("signing", () => {
  it("of a statement verifies by the key's text", async () => {
    const pair = await make();
    const text = await publicKeyText(pair.publicKey);
    const raw = new Uint8Array(base58.decode(text.slice("ed25519:".length)));
    const key = await crypto.subtle.importKey("raw", raw, "Ed25519", true, ["verify"]);
    const signature = bytesOf(await signStatement(pair.privateKey, statement));
    expect(await crypto.subtle.verify("Ed25519", key, signature, await digest(statementBytes(statement)))).toBe(true);
  });

  it("of a transaction is its bytes, the kind of key, and the signature of their hash", async () => {
    const pair = await make();
    const bytes = new Uint8Array([1, 2, 3]);
    const signed = bytesOf(await signTransaction(pair.privateKey, bytes));
    expect([...signed.slice(0, 4)]).toEqual([1, 2, 3, 0]);
    expect(signed).toHaveLength(68);
    expect(await crypto.subtle.verify("Ed25519", pair.publicKey, signed.slice(4), await digest(bytes))).toBe(true);
  });

  it("has a key that no script can read", async () =>
    await expect(crypto.subtle.exportKey("pkcs8", (await make()).privateKey)).rejects.toThrow());
});
