import { base64 } from "@scure/base";
import { actionCreators } from "@near-js/transactions";
import type { Wallet as SelectorWallet } from "@near-wallet-selector/core";
import { type Wallet, WalletRefusal } from "../wallet";

const refused = (error: unknown): never => {
  throw new WalletRefusal(error instanceof Error && error.message ? error.message : "The wallet did not sign this. Nothing was sent.");
};

/**
 * A wallet of NEAR's wallet-selector as ours. It shows what it signs in its own window, and sends transactions by itself. Which key it
 * signs with is known from its first statement on: until then `publicKey` is what is given here.
 */
export function selectorWallet(wallet: SelectorWallet, account: string, publicKey: string): Wallet {
  let key = publicKey;
  return {
    kind: "selector",
    name: wallet.metadata.name,
    account,
    get publicKey() {
      return key;
    },
    async signStatement({ message, nonce, recipient }) {
      if (!wallet.signMessage) throw new WalletRefusal(`${wallet.metadata.name} signs no messages (NEP-413): log in with another wallet.`);
      const bytes = globalThis.Buffer.from(base64.decode(nonce));
      const signed = await wallet.signMessage({ message, recipient, nonce: bytes }).catch(refused);
      if (!signed) throw new WalletRefusal("The wallet gave no signature back.");
      if (signed.accountId !== account) throw new WalletRefusal(`The wallet signed as ${signed.accountId}, not as ${account}.`);
      key = signed.publicKey;
      return { publicKey: signed.publicKey, signature: signed.signature };
    },
    async signTransaction({ receiver, method, arguments: args, gas, deposit }) {
      const call = method === ""
        ? actionCreators.transfer(BigInt(deposit))
        : actionCreators.functionCall(method, new TextEncoder().encode(args), BigInt(gas), BigInt(deposit));
      const outcome = await wallet.signAndSendTransaction({ signerId: account, receiverId: receiver, actions: [call] }).catch(refused);
      if (!outcome) throw new WalletRefusal("The wallet does not say what became of it. Look into its history before you try again.");
      return { hash: outcome.transaction.hash };
    },
  };
}
