import { ByteSink } from './byteSink.js';
import { BULK_OP_BASE, BULK_OP_UNIT, REGULAR_OP } from '../protocol/costs.js';
import { encodeS64, encodeU32, readU32 } from './leb128.js';
import { readOperator } from './operators.js';

const I32 = 0x7f;

/**
 * Rewrites one function body so that each straight run of operators first takes its gas from the global `gasGlobal`.
 * The global is looked at on entry and at every loop head, which bounds recursion and loops; a run in between may
 * overdraw, and the host notices at its next turn.
 */
export function meterBody(body: Uint8Array, parameters: number, gasGlobal: number): Buffer {
  const gas = encodeU32(gasGlobal);
  const charge = (amount: number) => [0x23, ...gas, 0x42, ...encodeS64(amount), 0x7d, 0x24, ...gas];
  const trapWhenSpent = [0x23, ...gas, 0x42, 0, 0x53, 0x04, 0x40, 0x00, 0x0b];

  const { groups, locals, start } = readLocals(body);
  const scratch = encodeU32(parameters + locals);
  const chargeByTop = [0x22, ...scratch, 0x23, ...gas, 0x20, ...scratch, 0xad, 0x42, ...encodeS64(BULK_OP_UNIT), 0x7e, 0x7d, 0x24, ...gas];

  const out = new ByteSink();
  out.append(encodeU32(groups + 1));
  out.append(body.subarray(readU32(body, 0)[1], start));
  out.push(1, I32);

  let runStart = start;
  let cost = 0;
  let check = true;
  const flush = (end: number) => {
    if (cost > 0) {
      out.append(charge(cost));
      if (check) out.append(trapWhenSpent);
      check = false;
    }
    out.append(body.subarray(runStart, end));
    runStart = end;
    cost = 0;
  };

  for (let at = start; at < body.length; ) {
    const operator = readOperator(body, at);
    if (operator.kind === 'bulk') {
      flush(at);
      out.append(charge(BULK_OP_BASE));
      out.append(chargeByTop);
      out.append(trapWhenSpent);
    } else if (operator.kind === 'join') {
      flush(at);
    } else if (operator.kind !== 'open') {
      cost += REGULAR_OP;
    }
    at = operator.end;
    if (operator.kind !== 'plain') flush(at);
    if (operator.isLoop) check = true;
  }
  flush(body.length);
  return out.done();
}

function readLocals(body: Uint8Array): { groups: number; locals: number; start: number } {
  let [groups, at] = readU32(body, 0);
  let locals = 0;
  for (let i = 0; i < groups; i++) {
    let count: number;
    [count, at] = readU32(body, at);
    locals += count;
    at++;
  }
  return { groups, locals, start: at };
}
