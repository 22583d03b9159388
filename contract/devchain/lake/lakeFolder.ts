import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chain } from '../chain/chain.js';
import type { Block } from '../ledger/block.js';
import { lakeFolderOf, lakeObjects } from './lakeKeys.js';

/** The folder cannot be written for this chain; the message is one sentence for its author. */
export class LakeFolderError extends Error {}

/** Writes each block into `folder` in near-lake's layout once it is final. Gives the function that stops it. */
export function writeLakeFolder(chain: Chain, folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  let next = firstMissing(chain, folder);
  const write = () => {
    for (const block of chain.store.from(next)) {
      if (block.header.height > chain.final.header.height) return;
      writeBlock(chain, folder, block);
      next = block.header.height + 1;
    }
  };
  write();
  return chain.onBlock(write);
}

function firstMissing(chain: Chain, folder: string): number {
  const written = readdirSync(folder).filter(name => /^\d{12}$/.test(name)).sort().at(-1);
  if (written === undefined) return chain.store.earliest.header.height;
  const { header } = JSON.parse(readFileSync(join(folder, written, 'block.json'), 'utf8')) as { header: { hash: string } };
  if (chain.store.byHeight(Number(written))?.header.hash !== header.hash) {
    throw new LakeFolderError(`The folder '${folder}' holds block ${Number(written)} of another chain.`);
  }
  return Number(written) + 1;
}

/** A block's folder appears whole or not at all: a reader that lists it may open its files. */
function writeBlock(chain: Chain, folder: string, block: Block): void {
  const name = lakeFolderOf(block.header.height);
  const draft = join(folder, `.${name}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  for (const object of lakeObjects(chain, block)) writeFileSync(join(draft, object.name), object.body);
  renameSync(draft, join(folder, name));
}
