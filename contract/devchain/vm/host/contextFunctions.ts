import { publicKeyBytes } from '../../codec/keys.js';
import type { Call, HostFunctions } from '../call.js';

/** Registers, and what the call knows of itself and its block. */
export function contextFunctions(call: Call): HostFunctions {
  const { context, guest } = call;
  const register = (id: bigint, text: string) => guest.writeRegister(id, Buffer.from(text));
  return {
    read_register: (id: bigint, pointer: bigint) => guest.write(pointer, guest.readRegister(id)),
    register_len: (id: bigint) => guest.registerLength(id),
    write_register: (id: bigint, length: bigint, pointer: bigint) => guest.writeRegister(id, guest.read(length, pointer)),
    current_account_id: (id: bigint) => register(id, context.currentAccountId),
    signer_account_id: (id: bigint) => { call.notInView('signer_account_id'); register(id, context.signerId); },
    signer_account_pk: (id: bigint) => {
      call.notInView('signer_account_pk');
      guest.writeRegister(id, publicKeyBytes(context.signerPublicKey));
    },
    predecessor_account_id: (id: bigint) => { call.notInView('predecessor_account_id'); register(id, context.predecessorId); },
    refund_to_account_id: (id: bigint) => { call.notInView('refund_to_account_id'); register(id, context.predecessorId); },
    input: (id: bigint) => guest.writeRegister(id, context.input),
    block_index: () => BigInt(context.blockHeight),
    block_timestamp: () => context.blockTimestamp,
    epoch_height: () => BigInt(context.epochHeight),
    storage_usage: () => BigInt(call.storageUsage),
    account_balance: (pointer: bigint) => guest.writeU128(pointer, call.balance),
    account_locked_balance: (pointer: bigint) => guest.writeU128(pointer, context.lockedBalance),
    attached_deposit: (pointer: bigint) => guest.writeU128(pointer, context.attachedDeposit),
    prepaid_gas: () => { call.notInView('prepaid_gas'); return BigInt(context.prepaidGas); },
    used_gas: () => { call.notInView('used_gas'); return BigInt(call.gas.used); },
    random_seed: (id: bigint) => guest.writeRegister(id, context.randomSeed),
  };
}
