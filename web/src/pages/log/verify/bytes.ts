export type Bytes = Uint8Array<ArrayBuffer>;

export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
export const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;
export const isSame = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

export function join(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const sha256 = async (...parts: readonly Bytes[]): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", join(parts)));

/** Why something does not verify; the message is for people. */
export class Unproven extends Error {}

export function must(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Unproven(otherwise);
}
