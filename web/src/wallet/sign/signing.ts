import { base58, base64 } from "@scure/base";
import type { Statement } from "../wallet";
import { statementBytes } from "./nep413";

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

const sign = async (key: CryptoKey, hash: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, hash));

/** The signature of a statement, base64. */
export const signStatement = async (key: CryptoKey, statement: Statement): Promise<string> =>
  base64.encode(await sign(key, await sha256(statementBytes(statement))));

/** Borsh of the transaction and its signature, base64. */
export async function signTransaction(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const signature = await sign(key, await sha256(bytes));
  const signed = new Uint8Array(bytes.length + 1 + signature.length);
  signed.set(bytes);
  signed[bytes.length] = 0; // Ed25519
  signed.set(signature, bytes.length + 1);
  return base64.encode(signed);
}

/** "ed25519:" and base58. */
export const publicKeyText = async (key: CryptoKey): Promise<string> =>
  `ed25519:${base58.encode(new Uint8Array(await crypto.subtle.exportKey("raw", key)))}`;
