import { encodeJson, type Json } from '../codec/json.js';
import type { FunctionCallError } from '../vm/vmError.js';

/** nearcore's `ActionErrorKind`, in the JSON of the RPC. */
export type ActionErrorKind = { readonly [name: string]: object | string } | string;

/** A receipt's action that cannot be done; the receipt as a whole is undone. */
export class ActionError extends Error {
  constructor(readonly kind: ActionErrorKind) {
    super(encodeJson(kind as Json));
  }

  static accountDoesNotExist(accountId: string): ActionError {
    return new ActionError({ AccountDoesNotExist: { account_id: accountId } });
  }

  static functionCall(error: FunctionCallError): ActionError {
    return new ActionError({ FunctionCallError: error });
  }
}
