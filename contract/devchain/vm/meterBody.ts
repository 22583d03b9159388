import { BULK_OP_BASE, BULK_OP_UNIT, REGULAR_OP } from '../protocol/costs.js';
import { ByteSink } from './byteSink.js';
import { encodeS64, encodeU32, readU32 } from './leb128.js';
import { readOperator } from './operators.js';
import { checkValueType } from './valueType.js';

const I32 = 0x7f;

/**
 * Rewrites one function body so that each straight run of operators first takes its gas from the global `gasGlobal`.
 * The global is looked at on entry and at every loop head, which bounds recursion and loops; a run in between may
 * overdraw, and the host notices at its next turn.
 */
export function meterBody(body: Uint8Array, parameters: number, gasGlobal: number): Buffer {
  const { groups, locals, start } = readLocals(body);
  const out = new ByteSink();
  out.append(encodeU32(groups + 1));
  out.append(body.subarray(readU32(body, 0)[1], start));
  out.push(1, I32);
  new BodyMeter(body, start, out, gasGlobal, parameters + locals).run();
  return out.done();
}

class BodyMeter {
  readonly #gas: readonly number[];
  readonly #scratch: readonly number[];
  #runStart: number;
  #cost = 0;
  #check = true;

  /** `scratch` is the number of the i32 local that was added. */
  constructor(
    private readonly body: Uint8Array, private readonly start: number, private readonly out: ByteSink, gasGlobal: number, scratch: number,
  ) {
    this.#gas = encodeU32(gasGlobal);
    this.#scratch = encodeU32(scratch);
    this.#runStart = start;
  }

  run(): void {
    for (let at = this.start; at < this.body.length; ) {
      const { kind, isLoop, end } = readOperator(this.body, at);
      if (kind === 'bulk') this.#chargeBulk(at);
      else if (kind === 'join') this.#flush(at);
      else if (kind !== 'open') this.#cost += REGULAR_OP;
      at = end;
      if (kind !== 'plain') this.#flush(at);
      if (isLoop) this.#check = true;
    }
    this.#flush(this.body.length);
  }

  /** Puts the charge of the run that ends at `end` before it, then the run itself. */
  #flush(end: number): void {
    if (this.#cost > 0) {
      this.#charge(this.#cost);
      if (this.#check) this.#trapWhenSpent();
      this.#check = false;
    }
    this.out.append(this.body.subarray(this.#runStart, end));
    this.#runStart = end;
    this.#cost = 0;
  }

  /** global.get, i64.const, i64.sub, global.set */
  #charge(amount: number): void {
    this.out.append([0x23, ...this.#gas, 0x42, ...encodeS64(amount), 0x7d, 0x24, ...this.#gas]);
  }

  /** The count on top of the stack is looked at through the scratch local, and left where it is. */
  #chargeBulk(at: number): void {
    this.#flush(at);
    this.#charge(BULK_OP_BASE);
    const unit = encodeS64(BULK_OP_UNIT);
    this.out.append([
      0x22, ...this.#scratch, 0x23, ...this.#gas, 0x20, ...this.#scratch, 0xad, 0x42, ...unit, 0x7e, 0x7d, 0x24, ...this.#gas,
    ]);
    this.#trapWhenSpent();
  }

  /** if (gas < 0) unreachable */
  #trapWhenSpent(): void {
    this.out.append([0x23, ...this.#gas, 0x42, 0, 0x53, 0x04, 0x40, 0x00, 0x0b]);
  }
}

function readLocals(body: Uint8Array): { groups: number; locals: number; start: number } {
  let [groups, at] = readU32(body, 0);
  let locals = 0;
  for (let i = 0; i < groups; i++) {
    let count: number;
    [count, at] = readU32(body, at);
    locals += count;
    checkValueType(body[at++]!);
  }
  return { groups, locals, start: at };
}
