import type { Json } from '../../codec/json.js';
import type { Node, RpcMethods } from '../node.js';
import { Params } from '../params.js';
import { RpcError } from '../rpcError.js';

const MOST_BLOCKS = 10_000;

/** Switches for tests; no real node has them. Each answers with the head it leaves. */
export const sandboxMethods: RpcMethods = {
  sandbox_produce_blocks: (node, raw) => {
    const count = new Params(raw).integer('count', 1);
    if (count > MOST_BLOCKS) throw RpcError.parse(`Failed parsing args: \`count\` is above ${MOST_BLOCKS}`);
    for (let i = 0; i < count; i++) node.chain.produceBlock();
    return head(node);
  },
  sandbox_skip_heights: (node, raw) => {
    node.chain.irregular.skipHeights += new Params(raw).integer('count', 1);
    return head(node);
  },
  sandbox_miss_chunks: (node, raw) => {
    node.chain.irregular.missChunks = new Params(raw).integer('count', 1);
    return head(node);
  },
  sandbox_delay_receipts: (node, raw) => {
    node.chain.irregular.delayReceipts = new Params(raw).integer('blocks', 0);
    return head(node);
  },
  sandbox_advance_time: (node, raw) => {
    const params = new Params(raw);
    const text = params.optionalString('nanoseconds');
    if (text !== undefined && !/^\d{1,20}$/.test(text)) throw RpcError.parse('Failed parsing args: `nanoseconds` is no decimal string');
    node.chain.clock.advance(text === undefined ? BigInt(params.integer('milliseconds', 0)) * 1_000_000n : BigInt(text));
    node.chain.produceBlock();
    return head(node);
  },
  sandbox_pause: node => {
    node.producer.stop();
    return head(node);
  },
  sandbox_resume: node => {
    node.producer.resume();
    return head(node);
  },
  sandbox_fork: (node, raw) => {
    const dropped = node.chain.fork(new Params(raw).integer('depth', 1));
    node.producer.wake();
    return { ...head(node), dropped: dropped.map(({ header }) => header.hash) };
  },
  sandbox_fail_next: (node, raw) => {
    const params = new Params(raw);
    const method = params.optionalString('method');
    const fault = { status: params.integer('status', 500), afterwards: params.get('afterwards') === true };
    node.faults.add(method === undefined ? fault : { ...fault, method }, params.integer('count', 1));
    return head(node);
  },
  sandbox_clear_faults: node => {
    node.faults.clear();
    return head(node);
  },
};

function head({ chain }: Node): { [name: string]: Json } {
  const { header } = chain.head;
  return {
    height: header.height, hash: header.hash, timestamp_nanosec: header.timestamp.toString(), final_height: chain.final.header.height,
  };
}
