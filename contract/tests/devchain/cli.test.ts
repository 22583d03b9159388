import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, startProcess as start } from './support/childChain.js';
import type { RpcAnswer } from './support/testChain.js';

async function failure(...args: string[]): Promise<{ code: number; text: string }> {
  const child = start(...args);
  let text = '';
  child.stderr!.on('data', part => { text += part; });
  const [code] = await once(child, 'close') as [number];
  return { code, text };
}

test('Ready_line_names_an_address_that_answers_and_sigterm_ends_it', async () => {
  const child = start('--port', '0', '--chain-id', 'neura-test', '--root-account', 'neura.test');
  const line = await ready(child);
  assert.deepEqual([line['chain_id'], line['root_account']], ['neura-test', 'neura.test']);
  const status = await (await fetch(`${line['rpc']}/status`)).json() as RpcAnswer;
  assert.equal(status['chain_id'], 'neura-test');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('Chain_ends_when_its_standard_input_closes', async () => {
  const child = start('--exit-with-stdin');
  await ready(child);
  child.stdin!.end();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('Chain_ends_when_its_parent_is_gone', async () => {
  const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  const child = start('--parent-pid', String(parent.pid));
  await ready(child);
  parent.kill('SIGKILL');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('Taken_port_is_one_sentence_and_exit_code_2', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const { code, text } = await failure('--port', String(port));
  holder.close();
  assert.equal(code, 2);
  assert.match(text, /^devchain: The port asked for by --port is not free \(EADDRINUSE\)\.\n$/);
});

test('Wrong_options_are_one_sentence_and_exit_code_2', async () => {
  const wrong = [['--port', 'x'], ['--no-such'], ['--root-account', 'UPPER'], ['--root-key', 'ed25519:abc'], ['--start-time', 'soon']];
  for (const args of wrong) {
    const { code, text } = await failure(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(text, /^devchain: [^\n]+\n$/);
  }
});

test('Root_key_file_is_made_for_its_owner_alone_and_used_again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'devchain-'));
  const file = join(folder, 'root.json');
  const keys: string[] = [];
  for (let i = 0; i < 2; i++) {
    const child = start('--root-key-file', file);
    keys.push((await ready(child))['root_public_key']);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  const stored = JSON.parse(readFileSync(file, 'utf8')) as RpcAnswer;
  assert.deepEqual(keys, [stored['public_key'], stored['public_key']]);
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  rmSync(folder, { recursive: true });
});
