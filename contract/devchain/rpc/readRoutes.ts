import { blockServer } from '../lake/blockServer.js';
import { BUCKET, lakeBucket } from '../lake/lakeBucket.js';
import { dispatch } from './dispatch.js';
import type { HttpAnswer } from './httpAnswer.js';
import type { Node } from './node.js';

/** What is read by GET: a node's own two paths, blocks as a block server has them, and near-lake's bucket. */
export async function readRoute(node: Node, target: string): Promise<HttpAnswer | null> {
  const { pathname, searchParams } = new URL(target, 'http://localhost');
  const [, first, rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(pathname)!;
  if (pathname === '/status' || pathname === '/health') return unwrapped(await call(node, pathname.slice(1)));
  if (first === 'v0') return faulty(node, 'block_server') ?? blockServer(node, rest);
  if (first === BUCKET) return faulty(node, 'lake') ?? lakeBucket(node.chain, rest, searchParams);
  return null;
}

/** A failure asked for by `sandbox_fail_next`; GET has no answer in the shape of a node, only its status. */
function faulty({ faults }: Node, method: string): HttpAnswer | null {
  const fault = faults.take(method);
  return fault ? { status: fault.status, contentType: 'text/plain', body: `HTTP ${fault.status}, asked for by the test` } : null;
}

function call(node: Node, method: string): Promise<HttpAnswer> {
  return dispatch(node, JSON.stringify({ jsonrpc: '2.0', id: 'dontcare', method }));
}

/** GET /status answers the result itself, without its JSON-RPC frame. */
function unwrapped(answer: HttpAnswer): HttpAnswer {
  const frame = /^\{"jsonrpc":"2.0","result":(.*),"id":"dontcare"\}$/s.exec(answer.body);
  return frame ? { ...answer, body: frame[1]! } : answer;
}
