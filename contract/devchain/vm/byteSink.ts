/** A growing byte buffer: a metered contract is copied once, not spread argument by argument. */
export class ByteSink {
  #bytes = Buffer.alloc(1 << 14);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(...values: number[]): void {
    this.append(values);
  }

  append(values: ArrayLike<number>): void {
    const need = this.#length + values.length;
    if (need > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(need, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(values, this.#length);
    this.#length = need;
  }

  done(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
