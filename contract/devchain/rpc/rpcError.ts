import type { Json } from '../codec/json.js';
import type { Block } from '../ledger/block.js';
import type { InvalidTransaction } from '../runtime/invalidTransaction.js';

/** An answer that is no result, in the shape of nearcore's structured errors. */
export class RpcError extends Error {
  constructor(
    readonly httpStatus: number,
    readonly body: { name: string; cause: { name: string; info: Json }; code: number; message: string; data: Json },
  ) {
    super(body.cause.name);
  }

  static handler(cause: string, info: Json, data: Json, httpStatus = 200): RpcError {
    return new RpcError(httpStatus, { name: 'HANDLER_ERROR', cause: { name: cause, info }, code: -32000, message: 'Server error', data });
  }

  static unknownBlock(reference: Json): RpcError {
    return RpcError.handler('UNKNOWN_BLOCK', {}, `DB Not Found Error: BLOCK ${String(reference)}`, 422);
  }

  static collectedBlock(block: Pick<Block['header'], 'height' | 'hash'>): RpcError {
    const info = { block_height: block.height, block_hash: block.hash };
    return RpcError.handler('GARBAGE_COLLECTED_BLOCK', info, 'The data for this block is garbage collected on this node');
  }

  static invalidTransaction(error: InvalidTransaction): RpcError {
    return RpcError.handler('INVALID_TRANSACTION', {}, { TxExecutionError: { InvalidTxError: error.shape as Json } });
  }

  static timeout(): RpcError {
    return RpcError.handler('TIMEOUT_ERROR', {}, 'Timeout', 408);
  }

  static internal(): RpcError {
    const cause = { name: 'INTERNAL_ERROR', info: { error_message: 'the development chain failed; its log says why' } };
    return new RpcError(500, { name: 'INTERNAL_ERROR', cause, code: -32000, message: 'Server error', data: null });
  }

  static parse(message: string): RpcError {
    return validation('PARSE_ERROR', { error_message: message }, -32700, 'Parse error', message);
  }

  static methodNotFound(method: string): RpcError {
    return validation('METHOD_NOT_FOUND', { method_name: method }, -32601, 'Method not found', method);
  }
}

function validation(name: string, info: Json, code: number, message: string, data: Json): RpcError {
  return new RpcError(400, { name: 'REQUEST_VALIDATION_ERROR', cause: { name, info }, code, message, data });
}
