/** Appends borsh values; `done()` gives the bytes. */
export class BorshWriter {
  readonly #parts: Uint8Array[] = [];

  fixed(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    return this;
  }

  u8(value: number): this {
    return this.fixed(Buffer.of(value));
  }

  u32(value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value);
    return this.fixed(part);
  }

  u64(value: bigint | number): this {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(BigInt(value));
    return this.fixed(part);
  }

  u128(value: bigint): this {
    return this.u64(value & 0xffff_ffff_ffff_ffffn).u64(value >> 64n);
  }

  bytes(value: Uint8Array): this {
    return this.u32(value.length).fixed(value);
  }

  string(value: string): this {
    return this.bytes(Buffer.from(value));
  }

  list<T>(items: readonly T[], write: (item: T) => void): this {
    this.u32(items.length);
    items.forEach(write);
    return this;
  }

  done(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
