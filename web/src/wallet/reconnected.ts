import { client } from "../api/client";
import { keyStore } from "./local/keyStore";
import { localWallet } from "./local/localWallet";
import type { Remembered } from "../session/remembered";
import { NetworkDocument } from "./network.generated";
import type { Wallet } from "./wallet";

/** The wallet that holds this account's key; null where this browser has it no more. */
export async function reconnected(account: string, kind: Remembered["wallet"]): Promise<Wallet | null> {
  if (kind === "local") {
    const held = await keyStore.get(account);
    return held ? localWallet(held) : null;
  }
  const network = (await client.query(NetworkDocument, {})).data?.network;
  if (!network || network.isDevelopment) return null;
  const [{ openSelector }, { reconnect }] = await Promise.all([import("./selector/open"), import("./selector/connect")]);
  return reconnect(await openSelector(network), account);
}
