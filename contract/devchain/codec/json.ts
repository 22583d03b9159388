/** What an RPC answer is made of. A bigint is written as a JSON number: `nonce` and `timestamp` go beyond 2^53. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** `JSON.stringify` that writes a bigint as a bare number, which Node 20 cannot be told to do. */
export function encodeJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(encodeJson).join(',')}]`;
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${encodeJson(field)}`);
  }
  return `{${fields.join(',')}}`;
}
