import { keyStore } from "./local/keyStore";
import { localWallet } from "./local/localWallet";
import type { Remembered } from "../session/remembered";
import type { Wallet } from "./wallet";

/** The wallet that holds this account's key; null where this browser has it no more. */
export async function reconnected(account: string, kind: Remembered["wallet"]): Promise<Wallet | null> {
  if (kind === "selector") return null;
  const held = await keyStore.get(account);
  return held ? localWallet(held) : null;
}
