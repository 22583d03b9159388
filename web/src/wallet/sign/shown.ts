import { base64 } from "@scure/base";
import type { UnsignedTransactionFragment } from "../transaction.generated";
import { type DecodedTransaction, decodeTransaction, differences } from "./transaction";

export interface Shown {
  readonly decoded: DecodedTransaction;
  /** What does not agree with what the page says, or with the account that signs. */
  readonly wrong: readonly string[];
}

/** What is shown of a transaction before it is signed: its bytes', not the page's words. Null: it cannot be read, so it is not signed. */
export function shown(transaction: UnsignedTransactionFragment, account: string): Shown | null {
  try {
    const decoded = decodeTransaction(base64.decode(transaction.borsh));
    const wrong = differences(decoded, transaction);
    if (decoded.signer !== account) wrong.unshift(`It is for ${decoded.signer} to sign, not for ${account}.`);
    return { decoded, wrong };
  } catch {
    return null;
  }
}

/** JSON with its members on lines of their own; other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Gas units as teragas: "30000000000000" is "30". */
export const teragas = (gas: bigint): string => (Number(gas / 1_000_000_000n) / 1000).toString();
