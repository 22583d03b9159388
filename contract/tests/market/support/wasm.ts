import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The committed contracts: found by walking up, since the compiled tests lie in another folder than their sources. */
export const MARKET_WASM = readFileSync(find('artifacts/market.wasm'));
export const MARKET_DIGEST = readFileSync(find('artifacts/market.wasm.sha256'), 'utf8').split(' ')[0]!;
export const NRC101_WASM = readFileSync(find('artifacts/nrc101.wasm'));

export function find(path: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, path);
    if (existsSync(candidate)) return candidate;
  }
  throw new Error(`${path} is nowhere above this file`);
}
