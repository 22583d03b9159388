import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { JournalError } from '../../devchain/journal/journalError.js';
import { lock } from '../../devchain/journal/lockFile.js';
import { RecordFile } from '../../devchain/journal/recordFile.js';

const folder = mkdtempSync(join(tmpdir(), 'devchain-journal-'));
after(() => rmSync(folder, { recursive: true }));

const PAYLOADS = ['first', '', 'third record', 'NDC1 looks like a mark'].map(text => Buffer.from(text));
let files = 0;

/** A new file of those records, and where each of them ends. */
function written(): { path: string; ends: number[] } {
  const path = join(folder, `journal-${files++}`);
  const file = new RecordFile(path, false, () => assert.fail('the file is new'));
  const ends = PAYLOADS.map(payload => {
    file.append(payload);
    return file.size;
  });
  file.close();
  return { path, ends };
}

function read(path: string): string[] {
  const found: string[] = [];
  new RecordFile(path, false, payload => found.push(payload.toString())).close();
  return found;
}

const texts = PAYLOADS.map(String);

test('Records_come_back_in_order', () => {
  assert.deepEqual(read(written().path), texts);
});

test('File_cut_at_any_byte_keeps_every_record_that_is_whole', () => {
  const { path, ends } = written();
  const whole = readFileSync(path);
  for (let length = whole.length; length >= 0; length--) {
    writeFileSync(path, whole);
    truncateSync(path, length);
    const kept = ends.filter(end => end <= length).length;
    assert.deepEqual(read(path), texts.slice(0, kept), `${length}`);
    assert.equal(readFileSync(path).length, kept === 0 ? 0 : ends[kept - 1]);
  }
});

test('Record_written_after_a_torn_one_stands_in_its_place', () => {
  const { path, ends } = written();
  truncateSync(path, ends[2]! + 20);
  const file = new RecordFile(path, true, () => {});
  file.append(Buffer.from('after'));
  file.close();
  assert.deepEqual(read(path), [...texts.slice(0, 3), 'after']);
});

test('Zeros_or_garbage_at_the_end_are_cut_off', () => {
  for (const rest of [Buffer.alloc(5000), Buffer.from('NDC1'), Buffer.alloc(100, 0xff)]) {
    const { path } = written();
    appendFileSync(path, rest);
    assert.deepEqual(read(path), texts);
  }
});

test('Any_changed_byte_before_the_last_record_is_refused_with_its_place', () => {
  const { path, ends } = written();
  const whole = readFileSync(path);
  for (let at = 0; at < ends[2]!; at++) {
    const changed = Buffer.from(whole);
    changed[at]! ^= 1;
    writeFileSync(path, changed);
    assert.throws(() => read(path), JournalError);
    assert.throws(() => read(path), /record \d at byte \d+ is damaged/);
  }
});

test('Replacement_takes_effect_whole_and_appending_goes_on', () => {
  const { path } = written();
  const file = new RecordFile(path, false, () => {});
  file.replace(['a', 'b'].map(text => Buffer.from(text)));
  file.append(Buffer.from('c'));
  file.close();
  assert.deepEqual(read(path), ['a', 'b', 'c']);
});

test('Second_writer_is_noticed', () => {
  const { path } = written();
  const file = new RecordFile(path, false, () => {});
  appendFileSync(path, 'x');
  assert.throws(() => file.append(Buffer.from('y')), /another process has written to it/);
  file.close();
});

test('Records_larger_than_the_reading_window_come_back', () => {
  const path = join(folder, 'large');
  const file = new RecordFile(path, false, () => {});
  const sizes = [5_000_000, 10, 4_194_304, 3_000_000];
  for (const size of sizes) file.append(Buffer.alloc(size, size % 251));
  file.close();
  const lengths: number[] = [];
  new RecordFile(path, false, payload => {
    assert.ok(payload.every(byte => byte === payload.length % 251));
    lengths.push(payload.length);
  }).close();
  assert.deepEqual(lengths, sizes);
});

test('Lock_is_held_once_and_one_of_a_dead_process_counts_for_nothing', () => {
  const path = join(folder, 'lock');
  const unlock = lock(path);
  assert.throws(() => lock(path), (error: Error) => error instanceof JournalError && error.message.includes(`process ${process.pid} uses`));
  unlock();
  for (const stale of ['999999999 1', `${process.pid} 1`, 'nonsense', '']) {
    writeFileSync(path, stale);
    lock(path)();
  }
});
