import { base58 } from "@scure/base";
import { BorshReader } from "./borsh";

/** A call of a contract, as the bytes say it, whoever made them. */
export interface DecodedTransaction {
  readonly signer: string;
  /** "ed25519:" and base58. */
  readonly publicKey: string;
  readonly nonce: bigint;
  readonly receiver: string;
  readonly actions: readonly DecodedAction[];
}

export type DecodedAction =
  | { readonly kind: "call"; readonly method: string; readonly args: string; readonly gas: bigint; readonly deposit: bigint }
  | { readonly kind: "transfer"; readonly deposit: bigint };

const mostActions = 100;

/**
 * Decodes an unsigned transaction (version 0). Knows calls and transfers alone: anything else, such as adding a key, this market never asks
 * for, and a wallet that cannot show it does not sign it.
 */
export function decodeTransaction(bytes: Uint8Array): DecodedTransaction {
  const reader = new BorshReader(bytes);
  const signer = reader.string();
  if (reader.u8() !== 0) throw new RangeError("The key is none of Ed25519");
  const publicKey = `ed25519:${base58.encode(reader.fixed(32))}`;
  const nonce = reader.u64();
  const receiver = reader.string();
  reader.fixed(32); // the block hash: how long it is good
  const count = reader.u32();
  if (count === 0 || count > mostActions) throw new RangeError(`${count} actions`);
  const actions = Array.from({ length: count }, () => action(reader));
  reader.end();
  return { signer, publicKey, nonce, receiver, actions };
}

function action(reader: BorshReader): DecodedAction {
  const tag = reader.u8();
  switch (tag) {
    case 2:
      return { kind: "call", method: reader.string(), args: reader.string(), gas: reader.u64(), deposit: reader.u128() };
    case 3:
      return { kind: "transfer", deposit: reader.u128() };
    default:
      throw new RangeError(`Action ${tag} is unknown to this wallet`);
  }
}

/** What the page says that is to be signed. */
export interface Claimed {
  readonly receiver: string;
  readonly method: string;
  readonly arguments: string;
  readonly deposit: string;
  readonly gas: string;
}

/** Where the bytes say other than the page: nothing, as it should be. */
export function differences(decoded: DecodedTransaction, claimed: Claimed): string[] {
  const call = decoded.actions.length === 1 ? decoded.actions[0] : undefined;
  const wrong: string[] = [];
  const same = (what: string, said: string, is: string) => {
    if (said !== is) wrong.push(`The page says ${what} ${said}; the transaction says ${is}.`);
  };
  // A plain transfer calls nothing.
  if (claimed.method === "") {
    if (call?.kind !== "transfer") return ["The page says one transfer; the transaction is something else."];
    same("receiver", claimed.receiver, decoded.receiver);
    same("a transfer of", claimed.deposit, call.deposit.toString());
    return wrong;
  }
  if (call?.kind !== "call") return ["The page says one call of a contract; the transaction is something else."];
  same("receiver", claimed.receiver, decoded.receiver);
  same("method", claimed.method, call.method);
  same("a deposit of", claimed.deposit, call.deposit.toString());
  same("gas of", claimed.gas, call.gas.toString());
  if (canonical(claimed.arguments) !== canonical(call.args)) wrong.push("The arguments are not those that the page says.");
  return wrong;
}

/** JSON with its members in order, so that only what it says counts; other text as it is. */
function canonical(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return `not JSON: ${text}`;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]);
}
