import type { Chain } from '../chain/chain.js';
import { encodeJson, type Json } from '../codec/json.js';
import type { Block } from '../ledger/block.js';
import type { HttpAnswer } from '../rpc/httpAnswer.js';
import type { Node } from '../rpc/node.js';
import { streamerMessage } from './streamerMessage.js';

/** A block so little above the newest is waited for, as neardata-server does. */
const WAIT_BLOCKS = 10;

/** Blocks as whole messages, by neardata.xyz's paths. `path` starts after `/v0/`. */
export async function blockServer(node: Node, path: string): Promise<HttpAnswer> {
  const { chain } = node;
  switch (path) {
    case 'first_block': return redirect(chain.store.earliest, 'block');
    case 'last_block/final': return redirect(chain.final, 'block');
    case 'last_block/optimistic': return redirect(chain.head, 'block_opt');
  }
  const [, kind, height, part] = /^(block|block_opt)\/(\d{1,15})(\/.+)?$/.exec(path) ?? [];
  if (kind === undefined) return path.startsWith('block') ? refuse(400, 'Invalid argument') : refuse(404, 'Not found');
  return block(node, () => (kind === 'block' ? chain.final : chain.head), Number(height), part ?? '');
}

async function block(node: Node, newest: () => Block, height: number, part: string): Promise<HttpAnswer> {
  const { chain } = node;
  if (height < chain.store.earliest.header.height) return missing('Block height is before the earliest kept', 'BLOCK_HEIGHT_TOO_LOW');
  if (height > newest().header.height) await arrival(node, newest, height);
  if (height > newest().header.height) return missing('The block is too far in the future', 'BLOCK_DOES_NOT_EXIST');
  const found = chain.store.byHeight(height);
  return answer(found ? partOf(chain, found, part) : null);
}

async function arrival({ chain, pollTimeoutMs }: Node, newest: () => Block, height: number): Promise<void> {
  if (height > newest().header.height + WAIT_BLOCKS) return;
  await new Promise<void>(resolve => {
    const settle = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(settle, pollTimeoutMs).unref();
    const stop = chain.onBlock(() => { if (newest().header.height >= height) settle(); });
  });
}

function partOf(chain: Chain, found: Block, part: string): Json {
  const message = streamerMessage(chain, found, true);
  const [, kind, id] = /^\/(headers|chunk|shard)(?:\/(\d+))?$/.exec(part) ?? [];
  if (part === '') return message as unknown as Json;
  if (kind === 'headers') return message.block;
  const shard = message.shards.find(({ shard_id }) => String(shard_id) === id);
  return (kind === 'chunk' ? shard?.['chunk'] : shard) ?? null;
}

function redirect({ header }: Block, kind: string): HttpAnswer {
  return { status: 302, contentType: 'text/plain', headers: { Location: `/v0/${kind}/${header.height}` }, body: '' };
}

function missing(error: string, type: string): HttpAnswer {
  return { ...answer({ error, type }), status: 404 };
}

function refuse(status: number, text: string): HttpAnswer {
  return { ...answer(text), status };
}

function answer(value: Json): HttpAnswer {
  return { status: 200, contentType: 'application/json; charset=utf-8', body: encodeJson(value) };
}
