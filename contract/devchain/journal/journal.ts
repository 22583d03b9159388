import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEntry, encodeEntry, type JournalEntry } from './entry.js';
import { lock } from './lockFile.js';
import { RecordFile } from './recordFile.js';

/** A journal this much longer than when it was last shortened, and as many times, is worth shortening. */
const SHORTEN_BYTES = 64 * 1024 * 1024;
const SHORTEN_TIMES = 4;

export interface JournalOptions {
  readonly folder: string;
  /** Wait for the disk at each block: outlives a power cut, not only the end of the process. Default false. */
  readonly sync?: boolean;
}

/** A chain's history in a folder. */
export class Journal {
  readonly #file: RecordFile;
  readonly #unlock: () => void;
  #shortened: number;
  #closed = false;

  /** Hands each entry that the folder holds to `take`. Throws `JournalError` where the folder is in use or damaged. */
  constructor({ folder, sync = false }: JournalOptions, take: (entry: JournalEntry) => void) {
    mkdirSync(folder, { recursive: true });
    this.#unlock = lock(join(folder, 'lock'));
    try {
      this.#file = new RecordFile(join(folder, 'journal'), sync, payload => take(decodeEntry(payload)));
      this.#shortened = this.#file.size;
    } catch (cause) {
      this.#unlock();
      throw cause;
    }
  }

  get isWorthShortening(): boolean {
    return this.#file.size > this.#shortened + SHORTEN_BYTES && this.#file.size > this.#shortened * SHORTEN_TIMES;
  }

  append(entry: JournalEntry): void {
    this.#file.append(encodeEntry(entry));
  }

  replace(entries: Iterable<JournalEntry>): void {
    this.#file.replace(encoded(entries));
    this.#shortened = this.#file.size;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#file.close();
    this.#unlock();
  }
}

function* encoded(entries: Iterable<JournalEntry>): Generator<Buffer> {
  for (const entry of entries) yield encodeEntry(entry);
}
