import type { Action, AccessKey, DelegateAction, Permission, Signature } from './action.js';
import { encodeBase58 } from './base58.js';
import { BorshError, type BorshReader } from './borshReader.js';

const DELEGATE = 8;
/** Known to newer nodes, and refused by name here. */
const LATER_ACTIONS: Readonly<Record<number, string>> = {
  9: 'DeployGlobalContract', 10: 'UseGlobalContract', 11: 'DeterministicStateInit',
};

export function readPublicKey(reader: BorshReader): string {
  const tag = reader.u8();
  if (tag > 1) throw new BorshError(`${tag} is no public key tag`);
  return tag === 0 ? `ed25519:${encodeBase58(reader.fixed(32))}` : `secp256k1:${encodeBase58(reader.fixed(64))}`;
}

export function readSignature(reader: BorshReader): Signature {
  const tag = reader.u8();
  if (tag > 1) throw new BorshError(`${tag} is no signature tag`);
  return tag === 0 ? { kind: 'ed25519', bytes: reader.fixed(64) } : { kind: 'secp256k1', bytes: reader.fixed(65) };
}

export function readActions(reader: BorshReader): Action[] {
  return reader.list(() => readAction(reader, true));
}

function readAction(reader: BorshReader, delegateAllowed: boolean): Action {
  const tag = reader.u8();
  switch (tag) {
    case 0: return { type: 'CreateAccount' };
    case 1: return { type: 'DeployContract', code: reader.bytes() };
    case 2: return {
      type: 'FunctionCall', methodName: reader.string(), args: reader.bytes(), gas: Number(reader.u64()), deposit: reader.u128(),
    };
    case 3: return { type: 'Transfer', deposit: reader.u128() };
    case 4: return { type: 'Stake', stake: reader.u128(), publicKey: readPublicKey(reader) };
    case 5: return { type: 'AddKey', publicKey: readPublicKey(reader), accessKey: readAccessKey(reader) };
    case 6: return { type: 'DeleteKey', publicKey: readPublicKey(reader) };
    case 7: return { type: 'DeleteAccount', beneficiaryId: reader.string() };
    case DELEGATE:
      // NEP-366 forbids a delegate inside a delegate: the recursion has no bound otherwise.
      if (!delegateAllowed) throw new BorshError('a delegate action holds a delegate action');
      return { type: 'Delegate', delegate: readDelegate(reader), signature: readSignature(reader) };
    default: throw new BorshError(`action ${LATER_ACTIONS[tag] ?? tag} is not supported by this chain`);
  }
}

function readDelegate(reader: BorshReader): DelegateAction {
  const start = reader.offset;
  const fields = {
    senderId: reader.string(),
    receiverId: reader.string(),
    actions: reader.list(() => readAction(reader, false)),
    nonce: reader.u64(),
    maxBlockHeight: reader.u64(),
    publicKey: readPublicKey(reader),
  };
  return { ...fields, bytes: reader.slice(start, reader.offset) };
}

function readAccessKey(reader: BorshReader): AccessKey {
  return { nonce: reader.u64(), permission: readPermission(reader) };
}

function readPermission(reader: BorshReader): Permission {
  const tag = reader.u8();
  if (tag > 1) throw new BorshError(`${tag} is no access key permission`);
  if (tag === 1) return { type: 'FullAccess' };
  return {
    type: 'FunctionCall',
    allowance: reader.option(() => reader.u128()),
    receiverId: reader.string(),
    methodNames: reader.list(() => reader.string()),
  };
}
