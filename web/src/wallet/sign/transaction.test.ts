// @vitest-environment node
import { base58, base64, utf8 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { BorshWriter } from "./borsh";
import { shown, teragas } from "./shown";
import { type Claimed, decodeTransaction, differences } from "./transaction";

/** A real transaction of testnet (near/docs, api/rpc/transactions), without its signature of 65 bytes. */
const real = base64.decode(
  "DgAAAHNlbmRlci50ZXN0bmV0AOrmAai64SZOv9e/naX4W15pJx0GAap35wTT1T/DwcbbDwAAAAAAAAAQAAAAcmVjZWl2ZXIudGVzdG5ldNMnL7URB1cxPOu3G8jTqlEwlcasagI"
  + "bKlAJlF5ywVFLAQAAAAMAAACh7czOG8LTAAAAAAAAAGQcOG03xVSFQFjoagOb4NBBqWhERnnz45LY4+52JgZhm1iQKz7qAdPByrGFDQhQ2Mfga8RlbysuQ8D8LlA6bQE=",
).slice(0, -65);

const key = new Uint8Array(32).fill(7);
const claimed: Claimed = {
  receiver: "nrc101.local", method: "nrc_mint", arguments: '{"name":"Größe","levels":[1,2]}', deposit: "10000000000000000000000",
  gas: "100000000000000",
};

function little(value: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

const head = (receiver: string) =>
  new BorshWriter().string("alice.local").fixed(new Uint8Array([0])).fixed(key).fixed(little(5n, 8)).string(receiver)
    .fixed(new Uint8Array(32));

const call = (of: Claimed = claimed) =>
  head(of.receiver).u32(1).fixed(new Uint8Array([2])).string(of.method).string(of.arguments)
    .fixed(little(BigInt(of.gas), 8)).fixed(little(BigInt(of.deposit), 16)).written();

describe("decodeTransaction", () => {
  it("reads a real transaction of testnet", () => {
    const decoded = decodeTransaction(real);
    expect(decoded).toMatchObject({
      signer: "sender.testnet", receiver: "receiver.testnet", nonce: 15n, publicKey: "ed25519:Gowpa4kXNyTMRKgt5W7147pmcc2PxiFic8UHW9rsNvJ6",
      actions: [{ kind: "transfer", deposit: 1_000_000_000_000_000_000_000_000n }],
    });
  });

  it("reads a call", () =>
    expect(decodeTransaction(call())).toEqual({
      signer: "alice.local", publicKey: `ed25519:${base58.encode(key)}`, nonce: 5n, receiver: "nrc101.local",
      actions: [{ kind: "call", method: "nrc_mint", args: claimed.arguments, gas: 100_000_000_000_000n, deposit: 10n ** 22n }],
    }));

  it("refuses bytes that end at any earlier place, or later", () => {
    const bytes = call();
    for (let length = 0; length < bytes.length; length++) expect(() => decodeTransaction(bytes.slice(0, length))).toThrow();
    expect(() => decodeTransaction(Uint8Array.of(...bytes, 0))).toThrow(/left over/);
  });

  it.each([0, 1, 4, 5, 6, 7, 8, 9, 255])("refuses action %i, which it could not show", (tag) =>
    expect(() => decodeTransaction(head("x").u32(1).fixed(new Uint8Array([tag])).fixed(new Uint8Array(64)).written())).toThrow(/unknown/));

  it.each([0, 101, 0xffffffff])("refuses %i actions", (count) =>
    expect(() => decodeTransaction(head("x").u32(count).written())).toThrow(/actions/));

  it("refuses arguments that are no text", () =>
    expect(() => decodeTransaction(
      head("x").u32(1).fixed(new Uint8Array([2])).string("m").u32(1).fixed(new Uint8Array([0xff])).fixed(new Uint8Array(24)).written(),
    )).toThrow());
});

describe("differences", () => {
  it("are none where the page tells the truth, in whatever order", () =>
    expect(differences(decodeTransaction(call()), { ...claimed, arguments: '{ "levels": [1, 2], "name": "Größe" }' })).toEqual([]));

  it.each([
    [{ receiver: "other.local" }, /receiver other\.local/],
    [{ method: "nrc_burn" }, /method nrc_burn/],
    [{ deposit: "1" }, /deposit of 1/],
    [{ gas: "1" }, /gas of 1/],
    [{ arguments: '{"name":"Größe","levels":[2,1]}' }, /arguments/],
    [{ arguments: "no json" }, /arguments/],
  ])("name what the page says otherwise: %o", (change, sentence) =>
    expect(differences(decodeTransaction(call()), { ...claimed, ...change }).join()).toMatch(sentence));

  it("say that a transfer is no call", () => expect(differences(decodeTransaction(real), claimed)).toHaveLength(1));

  it("of a transfer are its receiver and what it moves", () => {
    const decoded = decodeTransaction(real);
    const transfer = { receiver: decoded.receiver, method: "", arguments: "", gas: "0", deposit: "1000000000000000000000000" };
    expect(differences(decoded, transfer)).toEqual([]);
    expect(differences(decoded, { ...transfer, deposit: "1" }).join()).toMatch(/transfer of 1;/);
    expect(differences(decoded, { ...transfer, receiver: "other.local" }).join()).toMatch(/receiver other/);
    expect(differences(decodeTransaction(call()), transfer)).toHaveLength(1);
  });
});

describe("shown", () => {
  const transaction = (bytes: Uint8Array) =>
    ({ __typename: "UnsignedTransaction" as const, ...claimed, hash: "", borsh: base64.encode(bytes) });

  it("is nothing where the bytes cannot be read", () => expect(shown(transaction(utf8.decode("nonsense")), "alice.local")).toBeNull());

  it("warns where it is another's to sign", () => {
    expect(shown(transaction(call()), "alice.local")?.wrong).toEqual([]);
    expect(shown(transaction(call()), "bob.local")?.wrong.join()).toMatch(/alice\.local to sign/);
  });

  it("has gas in teragas", () => expect([30_000_000_000_000n, 500_000_000n, 0n].map(teragas)).toEqual(["30", "0", "0"]));
});
