import { encodeJson, type Json } from '../codec/json.js';
import { blockMethods } from './methods/blocks.js';
import { changeMethods } from './methods/changes.js';
import { networkMethods } from './methods/network.js';
import { queryMethods } from './methods/query.js';
import { receiptMethods } from './methods/receipts.js';
import { sandboxMethods } from './methods/sandbox.js';
import { transactionMethods } from './methods/transactions.js';
import type { Fault } from './faultPlan.js';
import type { HttpAnswer } from './httpAnswer.js';
import type { Node, RpcMethods } from './node.js';
import { RpcError } from './rpcError.js';

const METHODS: RpcMethods = {
  ...blockMethods, ...changeMethods, ...networkMethods, ...queryMethods, ...receiptMethods, ...transactionMethods, ...sandboxMethods,
};

interface Request {
  readonly id: Json;
  readonly method: string;
  readonly params: unknown;
}

/** Answers one request body. Only a bug throws. */
export async function dispatch(node: Node, body: string): Promise<HttpAnswer> {
  let id: Json = null;
  try {
    const request = readRequest(body);
    id = request.id;
    const fault = node.faults.take(request.method);
    if (fault && !fault.afterwards) return faultAnswer(fault, id);
    const method = Object.hasOwn(METHODS, request.method) ? METHODS[request.method] : undefined;
    if (!method) throw RpcError.methodNotFound(request.method);
    const result = await method(node, request.params);
    return fault ? faultAnswer(fault, id) : answer(200, { jsonrpc: '2.0', result, id });
  } catch (error) {
    return errorAnswer(error instanceof RpcError ? error : reported(error), id);
  }
}

function readRequest(body: string): Request {
  let request: unknown;
  try {
    request = JSON.parse(body);
  } catch {
    throw RpcError.parse('the request is not JSON');
  }
  if (request === null || typeof request !== 'object' || Array.isArray(request)) {
    throw RpcError.parse('the request is not one JSON-RPC call');
  }
  const { id = null, method, params, jsonrpc } = request as { id?: Json; method?: unknown; params?: unknown; jsonrpc?: unknown };
  if (jsonrpc !== '2.0' || typeof method !== 'string') throw RpcError.parse('the request is not one JSON-RPC 2.0 call');
  return { id, method, params };
}

function faultAnswer({ status }: Fault, id: Json): HttpAnswer {
  if (status === 408) return errorAnswer(RpcError.timeout(), id);
  if (status === 429) return { status, contentType: 'text/plain', body: 'Too many requests' };
  if (status === 422) return errorAnswer(RpcError.unknownBlock('asked for by the test'), id);
  if (status === 500) return errorAnswer(RpcError.internal(), id);
  return { status, contentType: 'text/plain', body: `HTTP ${status}, asked for by the test` };
}

function errorAnswer({ httpStatus, body }: RpcError, id: Json): HttpAnswer {
  return answer(httpStatus, { jsonrpc: '2.0', error: body, id });
}

function answer(status: number, body: Json): HttpAnswer {
  return { status, contentType: 'application/json', body: encodeJson(body) };
}

function reported(error: unknown): RpcError {
  console.error(error);
  return RpcError.internal();
}
