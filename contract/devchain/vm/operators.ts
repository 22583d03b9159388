import { readU32, skipLeb } from './leb128.js';

/**
 * One operator of a function body.
 * plain: falls through · branch: may leave the run, costs · open: `block`/`loop`, free · join: `else`/`end`, free ·
 * bulk: costs by the count on top of the stack.
 */
export interface Operator {
  readonly kind: 'plain' | 'branch' | 'open' | 'join' | 'bulk';
  readonly isLoop: boolean;
  readonly end: number;
}

/** Throws `RangeError` on an operator outside MVP, sign extension, reference types and bulk memory (SIMD, threads, …). */
export function readOperator(body: Uint8Array, at: number): Operator {
  const code = body[at]!;
  const next = at + 1;
  switch (code) {
    case 0x02: return operator('open', skipLeb(body, next));
    case 0x03: return { kind: 'open', isLoop: true, end: skipLeb(body, next) };
    case 0x04: return operator('branch', skipLeb(body, next));
    case 0x05: case 0x0b: return operator('join', next);
    case 0x00: case 0x0f: return operator('branch', next);
    case 0x0c: case 0x0d: case 0x10: return operator('branch', skipLeb(body, next));
    case 0x0e: return operator('branch', skipLabels(body, next));
    case 0x11: return operator('branch', skipLeb(body, skipLeb(body, next)));
    case 0x1c: return operator('plain', skipTypes(body, next));
    case 0x43: return operator('plain', next + 4);
    case 0x44: return operator('plain', next + 8);
    case 0xfc: return readExtended(body, next);
    default: return operator('plain', next + immediateLength(body, code, next));
  }
}

function operator(kind: Operator['kind'], end: number): Operator {
  return { kind, isLoop: false, end };
}

function immediateLength(body: Uint8Array, code: number, at: number): number {
  if (code === 0x01 || code === 0x1a || code === 0x1b || code === 0xd1 || (code >= 0x45 && code <= 0xc4)) return 0;
  const one = (code >= 0x20 && code <= 0x26) || code === 0x41 || code === 0x42 || code === 0x3f || code === 0x40;
  if (one || code === 0xd0 || code === 0xd2) return skipLeb(body, at) - at;
  if (code >= 0x28 && code <= 0x3e) return skipLeb(body, skipLeb(body, at)) - at;
  throw new RangeError(`wasm operator 0x${code.toString(16)} is not supported`);
}

function readExtended(body: Uint8Array, at: number): Operator {
  const [code, next] = readU32(body, at);
  if (code <= 7) return operator('plain', next);
  if (code === 9 || code === 13 || code === 16) return operator('plain', skipLeb(body, next));
  if (code === 11) return operator('bulk', skipLeb(body, next));
  if (code === 15 || code === 17) return operator('bulk', skipLeb(body, next));
  if (code === 8 || code === 10 || code === 12 || code === 14) return operator('bulk', skipLeb(body, skipLeb(body, next)));
  throw new RangeError(`wasm operator 0xfc ${code} is not supported`);
}

function skipLabels(body: Uint8Array, at: number): number {
  let [count, next] = readU32(body, at);
  for (let i = 0; i <= count; i++) next = skipLeb(body, next);
  return next;
}

function skipTypes(body: Uint8Array, at: number): number {
  const [count, next] = readU32(body, at);
  return next + count;
}
