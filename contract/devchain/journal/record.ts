import { sha256 } from '../codec/hash.js';
import type { FileWindow } from './fileWindow.js';
import { JournalError } from './journalError.js';

/** Before each record: these four bytes, the payload's length (u32le), and the first 8 bytes of SHA-256 over length and payload. */
const MARK = Buffer.from('NDC1');
const HEAD = 16;

export function encodeRecord(payload: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD);
  MARK.copy(head);
  head.writeUInt32LE(payload.length, 4);
  checksum(head, payload).copy(head, 8);
  return Buffer.concat([head, payload]);
}

/**
 * Hands each payload to `take` and gives where the last one ends. What follows there and is no record, with none behind it, is
 * what a process leaves that died while writing. A record behind damage means that the file was changed: a `JournalError`.
 */
export function readRecords(file: FileWindow, take: (payload: Buffer) => void): number {
  let end = 0;
  let count = 0;
  for (let payload; (payload = recordAt(file, end)); end += HEAD + payload.length, count++) take(payload);
  for (let at = file.indexOf(MARK, end + 1); at >= 0; at = file.indexOf(MARK, at + 1)) {
    if (recordAt(file, at)) {
      throw new JournalError(`record ${count} at byte ${end} is damaged; 'truncate -s ${end}' goes back to what stands before it`);
    }
  }
  return end;
}

function recordAt(file: FileWindow, at: number): Buffer | undefined {
  if (file.size - at < HEAD) return undefined;
  const head = Buffer.from(file.read(at, HEAD));
  const length = head.readUInt32LE(4);
  if (!head.subarray(0, MARK.length).equals(MARK) || at + HEAD + length > file.size) return undefined;
  const payload = file.read(at + HEAD, length);
  return checksum(head, payload).equals(head.subarray(8)) ? payload : undefined;
}

function checksum(head: Buffer, payload: Uint8Array): Buffer {
  return sha256(head.subarray(4, 8), payload).subarray(0, 8);
}
