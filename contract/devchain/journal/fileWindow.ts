import { fstatSync, readSync } from 'node:fs';

const WINDOW = 4 * 1024 * 1024;

/** A file's bytes at any place, read in large pieces: it may be larger than a buffer can be. */
export class FileWindow {
  readonly size: number;
  #start = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(private readonly fd: number) {
    this.size = fstatSync(fd).size;
  }

  /** The bytes are good until the next call. */
  read(at: number, length: number): Buffer {
    if (at < this.#start || at + length > this.#start + this.#bytes.length) this.#load(at, length);
    return this.#bytes.subarray(at - this.#start, at - this.#start + length);
  }

  /** Where `mark` stands at or after `from`; -1 where it does not. */
  indexOf(mark: Buffer, from: number): number {
    for (let at = from; at + mark.length <= this.size; at += WINDOW) {
      const found = this.read(at, Math.min(WINDOW + mark.length - 1, this.size - at)).indexOf(mark);
      if (found >= 0) return at + found;
    }
    return -1;
  }

  #load(at: number, length: number): void {
    const wanted = Math.min(Math.max(length, WINDOW), this.size - at);
    const bytes = Buffer.alloc(wanted);
    let have = 0;
    for (let read = -1; have < wanted && read !== 0; have += read) read = readSync(this.fd, bytes, have, wanted - have, at + have);
    this.#start = at;
    this.#bytes = bytes.subarray(0, have);
  }
}
