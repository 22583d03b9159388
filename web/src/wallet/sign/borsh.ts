/** Reads borsh as NEAR writes it. Every read is bounded by the bytes that there are; what is left over is an error of `end`. */
export class BorshReader {
  #at = 0;
  readonly #view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8 = (): number => this.#view.getUint8(this.#take(1));
  u32 = (): number => this.#view.getUint32(this.#take(4), true);
  u64 = (): bigint => this.#view.getBigUint64(this.#take(8), true);

  u128(): bigint {
    const low = this.u64();
    return (this.u64() << 64n) | low;
  }

  fixed(length: number): Uint8Array {
    const start = this.#take(length);
    return this.bytes.slice(start, start + length);
  }

  data = (): Uint8Array => this.fixed(this.u32());
  string = (): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.data());

  end(): void {
    if (this.#at !== this.bytes.length) throw new RangeError(`${this.bytes.length - this.#at} bytes are left over`);
  }

  #take(length: number): number {
    const start = this.#at;
    if (length > this.bytes.length - start) throw new RangeError("The bytes end too early");
    this.#at = start + length;
    return start;
  }
}

/** Writes the few kinds that a NEP-413 statement has. */
export class BorshWriter {
  readonly #parts: Uint8Array[] = [];

  u32(value: number): this {
    const part = new Uint8Array(4);
    new DataView(part.buffer).setUint32(0, value, true);
    return this.fixed(part);
  }

  fixed(part: Uint8Array): this {
    this.#parts.push(part);
    return this;
  }

  string(text: string): this {
    const part = new TextEncoder().encode(text);
    return this.u32(part.length).fixed(part);
  }

  option(text: string | undefined): this {
    return text === undefined ? this.fixed(new Uint8Array([0])) : this.fixed(new Uint8Array([1])).string(text);
  }

  written(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
