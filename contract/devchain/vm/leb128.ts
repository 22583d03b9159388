/** Reads an unsigned LEB128 below 2^32; gives the value and the offset after it. */
export function readU32(bytes: Uint8Array, at: number): [number, number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) throw new RangeError('bad LEB128 in the wasm module');
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/** The offset after any LEB128, signed or not. */
export function skipLeb(bytes: Uint8Array, at: number): number {
  while (bytes[at++]! >= 128);
  return at;
}

export function encodeU32(value: number): number[] {
  const out: number[] = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    out.push(value > 0 ? low | 128 : low);
  } while (value > 0);
  return out;
}

export function encodeS64(value: number): number[] {
  const out: number[] = [];
  for (let rest = BigInt(value); ; ) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    const done = (rest === 0n && (low & 64) === 0) || (rest === -1n && (low & 64) !== 0);
    out.push(done ? low : low | 128);
    if (done) return out;
  }
}
