/** The bytes are not what the schema says: too short, too long, or an unknown tag. */
export class BorshError extends Error {}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Reads borsh (little-endian, u32 lengths) from start to end; every read checks its bounds. */
export class BorshReader {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#at;
  }

  slice(start: number, end: number): Buffer {
    return this.#bytes.subarray(start, end);
  }

  fixed(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new BorshError(`unexpected end at byte ${this.#at}`);
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  u8(): number {
    return this.fixed(1)[0]!;
  }

  u32(): number {
    return this.fixed(4).readUInt32LE(0);
  }

  u64(): bigint {
    return this.fixed(8).readBigUInt64LE(0);
  }

  u128(): bigint {
    const part = this.fixed(16);
    return part.readBigUInt64LE(0) | (part.readBigUInt64LE(8) << 64n);
  }

  bytes(): Buffer {
    return this.fixed(this.u32());
  }

  string(): string {
    try {
      return UTF8.decode(this.bytes());
    } catch (cause) {
      if (cause instanceof BorshError) throw cause;
      throw new BorshError('a string is not UTF-8', { cause });
    }
  }

  option<T>(read: () => T): T | null {
    const tag = this.u8();
    if (tag > 1) throw new BorshError(`${tag} is no option tag`);
    return tag === 1 ? read() : null;
  }

  list<T>(read: () => T): T[] {
    const count = this.u32();
    // Every element takes a byte at least: a hostile length fails here, before memory is taken for it.
    if (count > this.#bytes.length - this.#at) throw new BorshError(`a list of ${count} does not fit`);
    return Array.from({ length: count }, read);
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new BorshError(`${this.#bytes.length - this.#at} bytes left over`);
  }
}
