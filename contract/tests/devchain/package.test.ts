import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ready } from './support/childChain.js';
import type { RpcAnswer } from './support/testChain.js';

const folder = mkdtempSync(join(tmpdir(), 'devchain-package-'));
const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' };
const TARBALL = 'neura-devchain-1.0.0.tgz';
before(() => {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: packageFolder(), env, stdio: [...stdio] });
});
after(() => rmSync(folder, { recursive: true }));

function packageFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const candidate = join(at, 'devchain');
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  throw new Error('no package above this file');
}

test('Packed_chain_starts_by_npx_without_a_network', async () => {
  const child = spawn('npx', ['--offline', '--yes', `./${TARBALL}`, '--port', '0', '--chain-id', 'packed', '--exit-with-stdin'], {
    cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { rpc } = await ready(child);
  const status = await (await fetch(`${rpc}/status`)).json() as RpcAnswer;
  assert.equal(status['chain_id'], 'packed');
  child.stdin.end();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('Installed_package_is_a_library_too_and_needs_no_other', () => {
  const project = mkdtempSync(join(folder, 'project-'));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  execFileSync('npm', ['install', '--offline', '--silent', '--no-audit', '--no-fund', join(folder, TARBALL)], { cwd: project, env });
  const script = `import { keyPairFromSeed, startDevChain } from 'neura-devchain';
    const chain = await startDevChain({ rootPublicKey: keyPairFromSeed(Buffer.alloc(32)).publicKey, paused: true });
    console.log(chain.chain.produceBlock().header.height);
    await chain.close();`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: project, encoding: 'utf8' });
  assert.equal(output, '1\n');
});
