import { closeSync, fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { FileWindow } from './fileWindow.js';
import { JournalError } from './journalError.js';
import { encodeRecord, readRecords } from './record.js';

/** An append-only file of records, each with its checksum. A record is there whole, or it is not. */
export class RecordFile {
  #fd: number;
  #size: number;

  /**
   * Hands each record that the file holds to `take`. One at the end that was cut short is cut off; damage elsewhere is a
   * `JournalError`. `sync`: a record is on the disk before `append` returns.
   */
  constructor(private readonly path: string, private readonly sync: boolean, take: (payload: Buffer) => void) {
    this.#fd = openSync(path, 'a+', 0o600);
    try {
      const window = new FileWindow(this.#fd);
      this.#size = readRecords(window, take);
      if (this.#size < window.size) ftruncateSync(this.#fd, this.#size);
    } catch (cause) {
      closeSync(this.#fd);
      throw cause instanceof JournalError ? new JournalError(`${path}: ${cause.message}`) : cause;
    }
  }

  get size(): number {
    return this.#size;
  }

  append(payload: Uint8Array): void {
    // Two writers would each lose the other's records.
    if (fstatSync(this.#fd).size !== this.#size) throw new JournalError(`${this.path}: another process has written to it`);
    const record = encodeRecord(payload);
    try {
      writeWhole(this.#fd, record);
      if (this.sync) fdatasyncSync(this.#fd);
    } catch (cause) {
      // What follows must not stand behind half a record.
      ftruncateSync(this.#fd, this.#size);
      throw cause;
    }
    this.#size += record.length;
  }

  /** Puts other records in place of all, at one instant. */
  replace(payloads: Iterable<Uint8Array>): void {
    const draft = `${this.path}.new`;
    const fd = openSync(draft, 'w+', 0o600);
    let size = 0;
    try {
      for (const payload of payloads) size += writeWhole(fd, encodeRecord(payload));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, this.path);
    syncFolder(dirname(this.path));
    closeSync(this.#fd);
    this.#fd = openSync(this.path, 'a+');
    this.#size = size;
  }

  close(): void {
    fsyncSync(this.#fd);
    closeSync(this.#fd);
  }
}

function writeWhole(fd: number, bytes: Buffer): number {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  return bytes.length;
}

/** Without this a rename may not outlive a power cut. Windows has no such call. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
