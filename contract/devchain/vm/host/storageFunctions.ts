import type { Call, HostFunctions } from '../call.js';
import { COST, LIMIT } from '../../protocol/costs.js';
import { VmError } from '../vmError.js';

/** Bytes that a record takes beside its key and value. */
const RECORD_OVERHEAD = 40;

export function storageFunctions(call: Call): HostFunctions {
  return {
    storage_write: (...args: [bigint, bigint, bigint, bigint, bigint]) => write(call, ...args),
    storage_read: (...args: [bigint, bigint, bigint]) => read(call, ...args),
    storage_remove: (...args: [bigint, bigint, bigint]) => remove(call, ...args),
    storage_has_key: (length: bigint, pointer: bigint) => {
      call.gas.pay(COST.storageHasKeyBase);
      const key = readKey(call, length, pointer);
      call.gas.pay(0, COST.storageHasKeyByte, key.length);
      return call.context.storage.get(key) ? 1n : 0n;
    },
  };
}

function readKey(call: Call, length: bigint, pointer: bigint): string {
  const key = call.guest.readAny(length, pointer);
  if (key.length > LIMIT.maxStorageKey) throw VmError.host('The length of a storage key exceeds the limit', 'KeyLengthExceeded');
  return key.toString('latin1');
}

function write(call: Call, keyLength: bigint, keyPointer: bigint, valueLength: bigint, valuePointer: bigint, register: bigint): bigint {
  const { guest, gas, context: { storage } } = call;
  call.notInView('storage_write');
  gas.pay(COST.storageWriteBase);
  const key = readKey(call, keyLength, keyPointer);
  const value = guest.readAny(valueLength, valuePointer);
  if (value.length > LIMIT.maxStorageValue) throw VmError.host('The length of a storage value exceeds the limit', 'ValueLengthExceeded');
  gas.pay(COST.storageWriteKeyByte * key.length, COST.storageWriteValueByte, value.length);
  gas.pay(0, COST.trieNode, call.context.trieNodes ?? 0);
  const old = storage.get(key);
  storage.set(key, value);
  if (!old) {
    call.storageUsage += key.length + value.length + RECORD_OVERHEAD;
    return 0n;
  }
  gas.pay(0, COST.storageWriteEvictedByte, old.length);
  call.storageUsage += value.length - old.length;
  guest.writeRegister(register, old);
  return 1n;
}

function read(call: Call, keyLength: bigint, keyPointer: bigint, register: bigint): bigint {
  const { guest, gas, context: { storage } } = call;
  gas.pay(COST.storageReadBase);
  const key = readKey(call, keyLength, keyPointer);
  gas.pay(0, COST.storageReadKeyByte, key.length);
  const value = storage.get(key);
  if (!value) return 0n;
  gas.pay(0, COST.storageReadValueByte, value.length);
  guest.writeRegister(register, value);
  return 1n;
}

function remove(call: Call, keyLength: bigint, keyPointer: bigint, register: bigint): bigint {
  const { guest, gas, context: { storage } } = call;
  call.notInView('storage_remove');
  gas.pay(COST.storageRemoveBase);
  const key = readKey(call, keyLength, keyPointer);
  gas.pay(0, COST.storageRemoveKeyByte, key.length);
  gas.pay(0, COST.trieNode, call.context.trieNodes ?? 0);
  const old = storage.get(key);
  if (!old) return 0n;
  gas.pay(0, COST.storageRemoveValueByte, old.length);
  storage.delete(key);
  call.storageUsage -= key.length + old.length + RECORD_OVERHEAD;
  guest.writeRegister(register, old);
  return 1n;
}
