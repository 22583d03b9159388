import type { WalletSelector } from "@near-wallet-selector/core";
import { type Wallet, WalletRefusal } from "../wallet";
import { selectorWallet } from "./selectorWallet";

/** Asks a wallet for the account; no access key of ours is added to it. */
export async function connect(selector: WalletSelector, id: string): Promise<Wallet> {
  const wallet = await selector.wallet(id);
  if (wallet.type === "hardware") throw new WalletRefusal("Hardware wallets are not supported here yet.");
  const accounts = await wallet.signIn({}).catch((error: unknown) => {
    throw new WalletRefusal(error instanceof Error && error.message ? error.message : "The wallet did not connect.");
  });
  return first(wallet, accounts);
}

/** The wallet that was connected before, if it still is, with this account. */
export async function reconnect(selector: WalletSelector, account: string): Promise<Wallet | null> {
  if (!selector.isSignedIn()) return null;
  const wallet = await selector.wallet();
  const found = (await wallet.getAccounts()).find((a) => a.accountId === account);
  return found ? selectorWallet(wallet, found.accountId, found.publicKey ?? "") : null;
}

function first(wallet: Parameters<typeof selectorWallet>[0], accounts: readonly { accountId: string; publicKey?: string }[]): Wallet {
  const account = accounts[0];
  if (!account) throw new WalletRefusal("The wallet gave no account.");
  return selectorWallet(wallet, account.accountId, account.publicKey ?? "");
}
