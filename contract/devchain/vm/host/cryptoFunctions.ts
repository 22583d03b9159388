import { createHash } from 'node:crypto';
import { encodeBase58 } from '../../codec/base58.js';
import { verifySignature } from '../../codec/keys.js';
import type { Call, HostFunctions } from '../call.js';
import { COST } from '../../protocol/costs.js';
import { keccak } from '../keccak.js';
import { VmError } from '../vmError.js';

/** Hashes and ed25519; `ecrecover`, `alt_bn128_*` and `bls12381_*` are not provided. */
export function cryptoFunctions(call: Call): HostFunctions {
  const { guest, gas } = call;
  const hashing = (base: number, each: number, unit: number, hash: (bytes: Buffer) => Uint8Array) =>
    (length: bigint, pointer: bigint, register: bigint) => {
      const bytes = guest.readAny(length, pointer);
      gas.pay(base, each, Math.ceil(bytes.length / unit));
      guest.writeRegister(register, hash(bytes));
    };
  const node = (name: string) => (bytes: Buffer) => createHash(name).update(bytes).digest();
  return {
    sha256: hashing(COST.sha256Base, COST.sha256Byte, 1, node('sha256')),
    keccak256: hashing(COST.keccak256Base, COST.keccak256Byte, 1, bytes => keccak(bytes, 32)),
    keccak512: hashing(COST.keccak512Base, COST.keccak512Byte, 1, bytes => keccak(bytes, 64)),
    ripemd160: hashing(COST.ripemd160Base + COST.ripemd160Block, COST.ripemd160Block, 64, node('ripemd160')),
    ed25519_verify: (...[
      signatureLength, signaturePointer, messageLength, messagePointer, keyLength, keyPointer,
    ]: [bigint, bigint, bigint, bigint, bigint, bigint]) => {
      gas.pay(COST.ed25519Base);
      const signature = guest.readAny(signatureLength, signaturePointer);
      if (signature.length !== 64) throw invalidInput('signature');
      const message = guest.readAny(messageLength, messagePointer);
      gas.pay(0, COST.ed25519Byte, message.length);
      const key = guest.readAny(keyLength, keyPointer);
      if (key.length !== 32) throw invalidInput('public key');
      return verifySignature(`ed25519:${encodeBase58(key)}`, message, signature) ? 1n : 0n;
    },
    validator_stake: (length: bigint, pointer: bigint, stake: bigint) => {
      call.readUtf8(length, pointer);
      gas.pay(COST.validatorStake);
      guest.writeU128(stake, 0n);
    },
    validator_total_stake: (stake: bigint) => {
      gas.pay(COST.validatorTotalStake);
      guest.writeU128(stake, 0n);
    },
  };
}

function invalidInput(what: string): VmError {
  return VmError.host(`ED25519 signature verification error: invalid ${what} length`, 'Ed25519VerifyInvalidInput');
}
