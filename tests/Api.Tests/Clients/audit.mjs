// What of an entry's proof is this market's own: the leaf's commitment. The log is checked by log.mjs.
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))
const utf8 = text => new TextEncoder().encode(text)
const join = parts => new Uint8Array(parts.flatMap(part => [...part]))
const bigEndian = (value, size) =>
  Uint8Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * (size - 1 - i))) & 255n))
const framed = text => join([bigEndian(utf8(text).length, 4), utf8(text)])

/** The leaf's commitment covers what the opening says (docs/audit.md, formats); throws where it does not. */
export async function checkOpening(leaf, { salt, stream, streamVersion, data, metadata }) {
  const parts = [
    utf8('neuranft/audit/commitment/1'), bytes(salt), framed(stream), bigEndian(streamVersion, 8), framed(data), framed(metadata),
  ]
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts)))
  if (btoa(String.fromCharCode(...hash)) !== JSON.parse(leaf).commitment) throw new Error('the event is not what its leaf commits to')
}
