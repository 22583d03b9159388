import { readFileSync, writeFileSync } from 'node:fs';
import { GAS_CASES } from './gasCases.js';
import { find, MARKET_WASM } from './support/wasm.js';

const FILE = find('market/GAS.md');

/** The committed figures by name, in gas. */
export function committed(): Map<string, number> {
  const lines = [...readFileSync(FILE, 'utf8').matchAll(/^\| (.+?) \| ([\d.]+) \|$/gm)];
  return new Map(lines.map(([, name, tgas]) => [name!, Number(tgas) * 1e12]));
}

if (process.argv[2] === '--write') {
  const lines = GAS_CASES.map(({ name, gas }) => `| ${name} | ${(gas() / 1e12).toFixed(3)} |`);
  const about = readFileSync(FILE, 'utf8').split('| call |')[0]!.replace(/\d+ bytes of wasm/, `${MARKET_WASM.length} bytes of wasm`);
  writeFileSync(FILE, `${about}| call | TGas |\n|---|---|\n${lines.join('\n')}\n`);
}
