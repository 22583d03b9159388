import type { AccessKey, Action, Permission, Signature } from '../../codec/action.js';
import { encodeBase58 } from '../../codec/base58.js';
import type { Json } from '../../codec/json.js';

export function actionView(action: Action): Json {
  switch (action.type) {
    case 'CreateAccount': return 'CreateAccount';
    case 'DeployContract': return { DeployContract: { code: action.code.toString('base64') } };
    case 'FunctionCall': return {
      FunctionCall: {
        method_name: action.methodName, args: action.args.toString('base64'), gas: action.gas, deposit: action.deposit.toString(),
      },
    };
    case 'Transfer': return { Transfer: { deposit: action.deposit.toString() } };
    case 'Stake': return { Stake: { stake: action.stake.toString(), public_key: action.publicKey } };
    case 'AddKey': return { AddKey: { public_key: action.publicKey, access_key: accessKeyView(action.accessKey) } };
    case 'DeleteKey': return { DeleteKey: { public_key: action.publicKey } };
    case 'DeleteAccount': return { DeleteAccount: { beneficiary_id: action.beneficiaryId } };
    case 'Delegate': {
      const { senderId, receiverId, actions, nonce, maxBlockHeight, publicKey } = action.delegate;
      return {
        Delegate: {
          delegate_action: {
            sender_id: senderId, receiver_id: receiverId, actions: actions.map(actionView), nonce,
            max_block_height: maxBlockHeight, public_key: publicKey,
          },
          signature: signatureView(action.signature),
        },
      };
    }
  }
}

export function accessKeyView({ nonce, permission }: AccessKey): { nonce: bigint; permission: Json } {
  return { nonce, permission: permissionView(permission) };
}

export function signatureView({ kind, bytes }: Signature): string {
  return `${kind}:${encodeBase58(bytes)}`;
}

function permissionView(permission: Permission): Json {
  if (permission.type === 'FullAccess') return 'FullAccess';
  return {
    FunctionCall: {
      allowance: permission.allowance?.toString() ?? null, receiver_id: permission.receiverId, method_names: permission.methodNames,
    },
  };
}
