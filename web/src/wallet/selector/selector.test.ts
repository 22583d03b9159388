import { base64, utf8 } from "@scure/base";
import type { InjectedWallet, WalletModuleFactory } from "@near-wallet-selector/core";
import { describe, expect, it } from "vitest";
import { WalletRefusal } from "../wallet";
import { connect, reconnect } from "./connect";
import { openSelector } from "./open";

type Behaviour = Awaited<ReturnType<Awaited<ReturnType<WalletModuleFactory<InjectedWallet>>> extends infer M
  ? M extends { init: infer I extends (...args: never[]) => unknown } ? I : never : never>>;

/** A wallet module by wallet-selector's documented interface, which answers as told. */
function fake(answers: Partial<Behaviour>, asked: unknown[] = []): WalletModuleFactory<InjectedWallet> {
  const accounts = [{ accountId: "alice.testnet", publicKey: "ed25519:first" }];
  return async () => ({
    id: "fake",
    type: "injected",
    metadata: { name: "Fake", description: null, iconUrl: "", deprecated: false, available: true, downloadUrl: "" },
    init: async () => ({
      signIn: async (params: unknown) => {
        asked.push(params);
        return accounts;
      },
      signOut: async () => {},
      getAccounts: async () => accounts,
      signMessage: async (params: { nonce: Uint8Array }) => {
        asked.push(params);
        return { accountId: "alice.testnet", publicKey: "ed25519:full", signature: "c2lnbmF0dXJl" };
      },
      signAndSendTransaction: async (params: unknown) => {
        asked.push(params);
        return { transaction: { hash: "hash1" } };
      },
      ...answers,
    }) as unknown as Behaviour,
  });
}

const open = (module: WalletModuleFactory<InjectedWallet>) =>
  openSelector({ id: "testnet", rpcUrl: null }, [module]);

const statement = { message: "Log in", nonce: base64.encode(new Uint8Array(32).fill(3)), recipient: "neuranft.example" };
const transaction = {
  __typename: "UnsignedTransaction" as const, borsh: "", hash: "", receiver: "nrc101.testnet", method: "nrc_mint",
  arguments: '{"name":"Größe"}', deposit: "100000000000000000000000", gas: "30000000000000",
};

describe("selector", () => {
  it("is of real networks alone", async () =>
    await expect(openSelector({ id: "local-1a2b", rpcUrl: null }, [])).rejects.toThrow(/local-1a2b/));

  it("connects without an access key, signs in with the wallet's own key, and sends the structured call", async () => {
    const asked: unknown[] = [];
    const selector = await open(fake({}, asked));
    const wallet = await connect(selector, "fake");
    expect(wallet).toMatchObject({ kind: "selector", account: "alice.testnet", publicKey: "ed25519:first" });
    expect(asked[0]).not.toHaveProperty("contractId");

    expect(await wallet.signStatement(statement)).toEqual({ publicKey: "ed25519:full", signature: "c2lnbmF0dXJl" });
    expect(wallet.publicKey).toBe("ed25519:full");
    expect(asked[1]).toMatchObject({ message: "Log in", recipient: "neuranft.example" });
    expect(asked[1]).not.toHaveProperty("callbackUrl");
    expect([...(asked[1] as { nonce: Uint8Array }).nonce]).toEqual(Array.from({ length: 32 }, () => 3));

    expect(await wallet.signTransaction(transaction)).toEqual({ hash: "hash1" });
    const sent = asked[2] as {
      signerId: string; receiverId: string;
      actions: { functionCall: { methodName: string; args: Uint8Array; gas: bigint; deposit: bigint } }[];
    };
    expect(sent).toMatchObject({ signerId: "alice.testnet", receiverId: "nrc101.testnet" });
    const call = sent.actions[0]?.functionCall;
    expect(call).toMatchObject({ methodName: "nrc_mint", gas: 30_000_000_000_000n, deposit: 10n ** 23n });
    expect(utf8.encode(Uint8Array.from(call?.args ?? []))).toBe(transaction.arguments);
  });

  it.each([
    ["no signature", { signMessage: async () => undefined }],
    ["another account's", { signMessage: async () => ({ accountId: "eve.testnet", publicKey: "k", signature: "s" }) }],
    ["a refusal", { signMessage: async () => Promise.reject(new Error("User rejected")) }],
    ["none at all", { signMessage: undefined }],
  ])("refuses %s", async (_, answers) => {
    const wallet = await connect(await open(fake(answers as unknown as Partial<Behaviour>)), "fake");
    await expect(wallet.signStatement(statement)).rejects.toThrow(WalletRefusal);
  });

  it("says so where the wallet does not send", async () => {
    const answers = { signAndSendTransaction: async () => Promise.reject(new Error("User rejected")) };
    const wallet = await connect(await open(fake(answers as unknown as Partial<Behaviour>)), "fake");
    await expect(wallet.signTransaction(transaction)).rejects.toThrow("User rejected");
  });

  it("comes back with the account that was connected, and no other", async () => {
    const selector = await open(fake({}));
    await connect(selector, "fake");
    expect(await reconnect(selector, "eve.testnet")).toBeNull();
  });
});
