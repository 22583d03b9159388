import type { Chain } from '../chain/chain.js';
import type { Block } from '../ledger/block.js';
import type { HttpAnswer } from '../rpc/httpAnswer.js';
import { LAKE_NAMES, lakeFolderOf, lakeObjects } from './lakeKeys.js';
import { errorXml, listingXml, objectHeaders, type ListedObject, type Listing } from './s3Xml.js';

export const BUCKET = 'lake';
const MOST_KEYS = 1000;

/** The final blocks in near-lake's layout behind S3's GetObject and ListObjectsV2, path style, without credentials. */
export function lakeBucket(chain: Chain, key: string, query: URLSearchParams): HttpAnswer {
  if (key !== '') return object(chain, key);
  if (query.get('list-type') !== '2') return errorXml(400, 'InvalidArgument', 'only list-type=2 is served');
  return listingXml(BUCKET, query, list(chain, query));
}

function object(chain: Chain, key: string): HttpAnswer {
  const [, height, name] = /^(\d{12})\/([^/]+)$/.exec(key) ?? [];
  const block = height === undefined ? undefined : finalBlock(chain, Number(height));
  const found = block && lakeObjects(chain, block).find(candidate => candidate.name === name);
  if (!found) return errorXml(404, 'NoSuchKey', 'The specified key does not exist.');
  return { status: 200, contentType: 'application/json', headers: objectHeaders(found, block), body: found.body };
}

function finalBlock(chain: Chain, height: number): Block | undefined {
  const block = chain.store.byHeight(height);
  return block && height <= chain.final.header.height ? block : undefined;
}

function list(chain: Chain, query: URLSearchParams): Listing {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const after = token === null ? query.get('start-after') ?? '' : Buffer.from(token, 'base64url').toString();
  const most = Math.min(MOST_KEYS, Number(query.get('max-keys') ?? MOST_KEYS) || 0);
  const objects: ListedObject[] = [];
  const prefixes: string[] = [];
  let last = '';
  for (const { key, block, name } of keys(chain, prefix > after ? prefix : after)) {
    if (!key.startsWith(prefix) && key > prefix) break;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const group = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    // A page may have ended in the middle of a group, which is then done with.
    if (!key.startsWith(prefix) || key <= after || group === prefixes.at(-1) && group !== undefined) continue;
    if (token !== null && group !== undefined && group === after) continue;
    if (objects.length + prefixes.length >= most) return { objects, prefixes, next: Buffer.from(last).toString('base64url') };
    if (group === undefined) objects.push({ key, ...lakeObjects(chain, block).find(o => o.name === name)!, block });
    else prefixes.push(group);
    last = group ?? key;
  }
  return { objects, prefixes, next: null };
}

function* keys(chain: Chain, from: string): Generator<{ key: string; block: Block; name: string }> {
  const digits = /^\d{0,12}/.exec(from)![0];
  for (const block of chain.store.from(Number(digits.padEnd(12, '0')))) {
    if (block.header.height > chain.final.header.height) return;
    for (const name of LAKE_NAMES) yield { key: `${lakeFolderOf(block.header.height)}/${name}`, block, name };
  }
}
