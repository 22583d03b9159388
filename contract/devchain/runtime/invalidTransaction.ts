import { encodeJson, type Json } from '../codec/json.js';

/** nearcore's `InvalidTxError`, in the JSON of the RPC. */
export type InvalidTransactionShape = string | { readonly [name: string]: unknown };

/** A transaction that the chain refuses: it leaves no trace in any block. */
export class InvalidTransaction extends Error {
  constructor(readonly shape: InvalidTransactionShape) {
    super(encodeJson(shape as Json));
  }

  static accessKey(problem: object | string): InvalidTransaction {
    return new InvalidTransaction({ InvalidAccessKeyError: problem });
  }
}
