/** i32, i64, f32, f64, funcref, externref: the types that are one byte long, which the readers of this folder rely on. */
const VALUE_TYPES = new Set([0x7f, 0x7e, 0x7d, 0x7c, 0x70, 0x6f]);

/** Throws `RangeError` on a type of newer wasm: vectors, typed references. */
export function checkValueType(type: number): void {
  if (!VALUE_TYPES.has(type)) throw new RangeError(`wasm type 0x${type.toString(16)} is not supported`);
}
