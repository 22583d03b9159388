import { base64 } from "@scure/base";
import { approve } from "../approval";
import { publicKeyText, signStatement, signTransaction } from "../sign/signing";
import type { Wallet } from "../wallet";
import { keyStore, type LocalAccount } from "./keyStore";

/** A wallet for development chains: it asks in a dialog of this page, and signs with a key that the browser keeps. */
export const localWallet = (held: LocalAccount): Wallet => ({
  kind: "local",
  name: "Development wallet",
  account: held.account,
  publicKey: held.publicKey,
  async signStatement(statement) {
    await approve({ kind: "statement", account: held.account, statement });
    return { publicKey: held.publicKey, signature: await signStatement(held.privateKey, statement) };
  },
  async signTransaction(transaction) {
    await approve({ kind: "transaction", account: held.account, transaction });
    return { signedTransaction: await signTransaction(held.privateKey, new Uint8Array(base64.decode(transaction.borsh))) };
  },
});

/** Makes a key in the browser, and an account on the chain that has it. */
export async function makeAccount(
  name: string,
  network: string,
  create: (name: string, publicKey: string) => Promise<string>,
): Promise<LocalAccount> {
  const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("The browser made no key pair");
  const publicKey = await publicKeyText(pair.publicKey);
  const account = await create(name, publicKey);
  const held = { account, network, publicKey, privateKey: pair.privateKey, madeAt: Date.now() };
  await keyStore.put(held);
  return held;
}
