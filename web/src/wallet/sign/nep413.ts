import { base64 } from "@scure/base";
import type { Statement } from "../wallet";
import { BorshWriter } from "./borsh";

/** 2^31 + 413 before the bytes: such a signature can never pass for a transaction's (NEP-461). */
const tag = 2_147_484_061;

/** What is hashed and signed of a statement (NEP-413), without callback. */
export function statementBytes(statement: Statement): Uint8Array<ArrayBuffer> {
  const nonce = base64.decode(statement.nonce);
  if (nonce.length !== 32) throw new RangeError("A nonce has 32 bytes");
  return new BorshWriter().u32(tag).string(statement.message).fixed(nonce).string(statement.recipient).option(undefined).written();
}
