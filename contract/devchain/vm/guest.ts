import { COST, LIMIT } from '../protocol/costs.js';
import type { GasMeter } from './gasMeter.js';
import { VmError } from './vmError.js';

/** A length of u64::MAX says: not memory, the register of that number. Wasm hands it over as a signed i64. */
const FROM_REGISTER = -1n;

/** The guest's memory and registers, each access paid for. */
export class Guest {
  readonly #registers = new Map<bigint, Buffer>();
  #registerBytes = 0;
  #memory: WebAssembly.Memory | undefined;

  constructor(private readonly gas: GasMeter) {}

  attach(memory: WebAssembly.Memory): void {
    this.#memory = memory;
  }

  read(length: bigint, pointer: bigint): Buffer {
    this.gas.pay(COST.readMemoryBase, COST.readMemoryByte, size(length));
    return Buffer.from(this.#view(pointer, size(length)));
  }

  /** Reads memory, or a register where `length` is u64::MAX. */
  readAny(length: bigint, pointer: bigint): Buffer {
    return length === FROM_REGISTER ? this.readRegister(pointer) : this.read(length, pointer);
  }

  readU128(pointer: bigint): bigint {
    const bytes = this.read(16n, pointer);
    return bytes.readBigUInt64LE(0) | (bytes.readBigUInt64LE(8) << 64n);
  }

  write(pointer: bigint, bytes: Uint8Array): void {
    this.gas.pay(COST.writeMemoryBase, COST.writeMemoryByte, bytes.length);
    this.#view(pointer, bytes.length).set(bytes);
  }

  writeU128(pointer: bigint, value: bigint): void {
    const bytes = Buffer.alloc(16);
    bytes.writeBigUInt64LE(value & 0xffff_ffff_ffff_ffffn, 0);
    bytes.writeBigUInt64LE(value >> 64n, 8);
    this.write(pointer, bytes);
  }

  registerLength(id: bigint): bigint {
    const register = this.#registers.get(id);
    return register ? BigInt(register.length) : -1n;
  }

  readRegister(id: bigint): Buffer {
    const register = this.#registers.get(id);
    if (!register) {
      const number = BigInt.asUintN(64, id);
      throw VmError.host(`Accessed invalid register id: ${number}`, `InvalidRegisterId { register_id: ${number} }`);
    }
    this.gas.pay(COST.readRegisterBase, COST.readRegisterByte, register.length);
    return register;
  }

  writeRegister(id: bigint, bytes: Uint8Array): void {
    this.gas.pay(COST.writeRegisterBase, COST.writeRegisterByte, bytes.length);
    const old = this.#registers.get(id);
    this.#registerBytes += bytes.length - (old?.length ?? 0);
    const tooMany = !old && this.#registers.size >= LIMIT.maxRegisters;
    if (tooMany || bytes.length > LIMIT.maxRegisterSize || this.#registerBytes > LIMIT.registersMemory) {
      throw VmError.host('Exceeded the allowed memory for registers.', 'MemoryAccessViolation');
    }
    this.#registers.set(id, Buffer.from(bytes));
  }

  #view(pointer: bigint, length: number): Uint8Array {
    const memory = this.#memory;
    const start = size(pointer);
    if (!memory || start + length > memory.buffer.byteLength) throw VmError.memory();
    return new Uint8Array(memory.buffer, start, length);
  }
}

/** A u64 the guest gives for a length or an address; past 2^53 it is out of any bounds, and stays so as a double. */
function size(value: bigint): number {
  return Number(BigInt.asUintN(64, value));
}
