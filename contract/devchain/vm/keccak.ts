const MASK = 0xffff_ffff_ffff_ffffn;
const ROTATION = [0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14].map(BigInt);

/** Original Keccak (padding 0x01, not SHA-3's 0x06), which contracts of Ethereum bridges ask for; node:crypto has only SHA-3. */
export function keccak(message: Uint8Array, length: 32 | 64): Buffer {
  const rate = 200 - 2 * length;
  const padded = Buffer.alloc((Math.floor(message.length / rate) + 1) * rate);
  padded.set(message);
  padded[message.length]! |= 0x01;
  padded[padded.length - 1]! |= 0x80;
  const state: bigint[] = new Array<bigint>(25).fill(0n);
  for (let at = 0; at < padded.length; at += rate) {
    for (let lane = 0; lane < rate / 8; lane++) state[lane]! ^= padded.readBigUInt64LE(at + lane * 8);
    permute(state);
  }
  const digest = Buffer.alloc(64);
  for (let lane = 0; lane < 8; lane++) digest.writeBigUInt64LE(state[lane]!, lane * 8);
  return digest.subarray(0, length);
}

function permute(a: bigint[]): void {
  let lfsr = 1;
  for (let round = 0; round < 24; round++) {
    const c = [0, 1, 2, 3, 4].map(x => a[x]! ^ a[x + 5]! ^ a[x + 10]! ^ a[x + 15]! ^ a[x + 20]!);
    for (let i = 0; i < 25; i++) a[i]! ^= c[(i + 4) % 5]! ^ rotate(c[(i + 1) % 5]!, 1n);
    const b: bigint[] = [];
    for (let x = 0; x < 5; x++) {
      for (let y = 0; y < 5; y++) b[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(a[x + 5 * y]!, ROTATION[x + 5 * y]!);
    }
    for (let i = 0; i < 25; i++) {
      const row = i - (i % 5);
      a[i] = b[i]! ^ (~b[row + ((i + 1) % 5)]! & MASK & b[row + ((i + 2) % 5)]!);
    }
    for (let j = 0; j <= 6; j++) {
      if (lfsr & 1) a[0]! ^= 1n << BigInt((1 << j) - 1);
      lfsr = (lfsr << 1) ^ (lfsr & 0x80 ? 0x171 : 0);
    }
  }
}

function rotate(value: bigint, by: bigint): bigint {
  return ((value << by) | (value >> (64n - by))) & MASK;
}
