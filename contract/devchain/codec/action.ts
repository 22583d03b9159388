/** What an access key may do. `allowance` is yoctoNEAR for gas, null = unlimited. */
export type Permission =
  | { readonly type: 'FullAccess' }
  | FunctionCallPermission;

export interface FunctionCallPermission {
  readonly type: 'FunctionCall';
  readonly allowance: bigint | null;
  readonly receiverId: string;
  readonly methodNames: readonly string[];
}

export interface AccessKey {
  readonly nonce: bigint;
  readonly permission: Permission;
}

/** NEP-366: what the sender signed for a relayer to submit. `bytes` is its borsh, which the signature covers. */
export interface DelegateAction {
  readonly senderId: string;
  readonly receiverId: string;
  readonly actions: readonly Action[];
  readonly nonce: bigint;
  readonly maxBlockHeight: bigint;
  readonly publicKey: string;
  readonly bytes: Buffer;
}

/** The actions of a transaction or receipt. Deposits are yoctoNEAR; gas is in gas units, exact below 2^53. */
export type Action =
  | { readonly type: 'CreateAccount' }
  | { readonly type: 'DeployContract'; readonly code: Buffer }
  | FunctionCall
  | { readonly type: 'Transfer'; readonly deposit: bigint }
  | { readonly type: 'Stake'; readonly stake: bigint; readonly publicKey: string }
  | { readonly type: 'AddKey'; readonly publicKey: string; readonly accessKey: AccessKey }
  | { readonly type: 'DeleteKey'; readonly publicKey: string }
  | { readonly type: 'DeleteAccount'; readonly beneficiaryId: string }
  | SignedDelegate;

export interface FunctionCall {
  readonly type: 'FunctionCall';
  readonly methodName: string;
  readonly args: Buffer;
  readonly gas: number;
  readonly deposit: bigint;
}

export interface SignedDelegate {
  readonly type: 'Delegate';
  readonly delegate: DelegateAction;
  readonly signature: Signature;
}

export interface Signature {
  readonly kind: 'ed25519' | 'secp256k1';
  readonly bytes: Buffer;
}
