import type { Call, HostFunctions } from '../call.js';
import { COST, LIMIT } from '../../protocol/costs.js';
import { VmError } from '../vmError.js';

/** Bytes that a record takes beside its key and value. */
const RECORD_OVERHEAD = 40;

export function storageFunctions(call: Call): HostFunctions {
  const { guest, gas, context: { storage } } = call;
  const readKey = (length: bigint, pointer: bigint) => {
    const key = guest.readAny(length, pointer);
    if (key.length > LIMIT.maxStorageKey) throw VmError.host('The length of a storage key exceeds the limit', 'KeyLengthExceeded');
    return key.toString('latin1');
  };
  return {
    storage_write: (keyLength: bigint, keyPointer: bigint, valueLength: bigint, valuePointer: bigint, register: bigint) => {
      call.notInView('storage_write');
      gas.pay(COST.storageWriteBase);
      const key = readKey(keyLength, keyPointer);
      const value = guest.readAny(valueLength, valuePointer);
      if (value.length > LIMIT.maxStorageValue) {
        throw VmError.host('The length of a storage value exceeds the limit', 'ValueLengthExceeded');
      }
      gas.pay(COST.storageWriteKeyByte * key.length, COST.storageWriteValueByte, value.length);
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
    },
    storage_read: (keyLength: bigint, keyPointer: bigint, register: bigint) => {
      gas.pay(COST.storageReadBase);
      const key = readKey(keyLength, keyPointer);
      gas.pay(0, COST.storageReadKeyByte, key.length);
      const value = storage.get(key);
      if (!value) return 0n;
      gas.pay(0, COST.storageReadValueByte, value.length);
      guest.writeRegister(register, value);
      return 1n;
    },
    storage_remove: (keyLength: bigint, keyPointer: bigint, register: bigint) => {
      call.notInView('storage_remove');
      gas.pay(COST.storageRemoveBase);
      const key = readKey(keyLength, keyPointer);
      gas.pay(0, COST.storageRemoveKeyByte, key.length);
      const old = storage.get(key);
      if (!old) return 0n;
      gas.pay(0, COST.storageRemoveValueByte, old.length);
      storage.delete(key);
      call.storageUsage -= key.length + old.length + RECORD_OVERHEAD;
      guest.writeRegister(register, old);
      return 1n;
    },
    storage_has_key: (keyLength: bigint, keyPointer: bigint) => {
      gas.pay(COST.storageHasKeyBase);
      const key = readKey(keyLength, keyPointer);
      gas.pay(0, COST.storageHasKeyByte, key.length);
      return storage.get(key) ? 1n : 0n;
    },
  };
}
