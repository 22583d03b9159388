// What a browser does to check a transparency log: fetch and WebCrypto (SHA-256, Ed25519), and nothing else.
// RFC 9162; C2SP signed-note, tlog-checkpoint, tlog-tiles. Each function throws where something is not as it must be.
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))
const base64 = hash => btoa(String.fromCharCode(...hash))
const utf8 = text => new TextEncoder().encode(text)
const join = parts => new Uint8Array(parts.flatMap(part => [...part]))
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts)))
export const isSame = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])
const must = (holds, otherwise) => { if (!holds) throw new Error(otherwise) }

/** A checkpoint's note, checked by a vkey ("name+8 hex digits+base64 of 1 and 32 bytes"), to { origin, size, root }. */
export async function openCheckpoint(note, vkey) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey.trim()) ?? []
  must(encoded && bytes(encoded)[0] === 1 && bytes(encoded).length === 33, 'no Ed25519 key of a log')
  const keyId = Uint8Array.from(id.match(/../g), pair => parseInt(pair, 16))
  must(isSame((await sha256(utf8(`${name}\n`), bytes(encoded))).slice(0, 4), keyId), 'the key is not the one that its id says')
  const end = note.lastIndexOf('\n\n')
  const signatures = note.slice(end + 2).split('\n').filter(line => line.startsWith(`— ${name} `)).map(line => bytes(line.split(' ')[2]))
  const ours = signatures.find(s => s.length === 68 && isSame(s.slice(0, 4), keyId))
  must(end >= 0 && ours, 'not signed by the log')
  const key = await crypto.subtle.importKey('raw', bytes(encoded).slice(1), 'Ed25519', false, ['verify'])
  must(await crypto.subtle.verify('Ed25519', key, ours.slice(4), utf8(note.slice(0, end + 1))), 'the signature is wrong')
  const [origin, size, root] = note.split('\n')
  must(origin === name && /^[1-9]\d{0,14}$/.test(size) && bytes(root).length === 32, 'no checkpoint of this log')
  return { origin, size: Number(size), root }
}

const nodeHash = (left, right) => sha256([1], left, right)

/** RFC 9162, 2.1.3.2: the leaf's bytes stand at the index (from 0) of the tree. */
export async function checkInclusion(leaf, index, hashes, tree) {
  let hash = await sha256([0], leaf)
  let [node, last] = [BigInt(index), BigInt(tree.size) - 1n]
  must(node >= 0n && node <= last, 'not in a tree of this size')
  for (const sibling of hashes.map(bytes)) {
    must(last > 0n, 'too many hashes')
    const isRight = node & 1n || node === last
    hash = isRight ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling)
    if (isRight) while (!(node & 1n) && node !== 0n) [node, last] = [node >> 1n, last >> 1n]
    ;[node, last] = [node >> 1n, last >> 1n]
  }
  must(last === 0n && base64(hash) === tree.root, 'not in the tree')
}

/** RFC 9162, 2.1.4.2: the older tree is the beginning of the newer one. */
export async function checkConsistency(older, newer, hashes) {
  must(older.size <= newer.size, 'the newer tree is the smaller one')
  if (older.size === newer.size) return must(older.root === newer.root && hashes.length === 0, 'two trees of one size')
  let [node, last] = [BigInt(older.size) - 1n, BigInt(newer.size) - 1n]
  const path = hashes.map(bytes)
  if (older.size === 2 ** Math.round(Math.log2(older.size))) path.unshift(bytes(older.root))
  while (node & 1n) [node, last] = [node >> 1n, last >> 1n]
  must(path.length > 0, 'too few hashes')
  let [first, second] = [path[0], path[0]]
  for (const hash of path.slice(1)) {
    must(last > 0n, 'too many hashes')
    if (node & 1n || node === last) {
      [first, second] = [await nodeHash(hash, first), await nodeHash(hash, second)]
      while (!(node & 1n) && node !== 0n) [node, last] = [node >> 1n, last >> 1n]
    } else {
      second = await nodeHash(second, hash)
    }
    [node, last] = [node >> 1n, last >> 1n]
  }
  must(last === 0n && base64(first) === older.root && base64(second) === newer.root, 'not one log')
}

/** The tiles of a published tree (C2SP tlog-tiles) under a base address: entries, and any proof in trees up to its size. */
export class Tiles {
  constructor(base, size) { [this.base, this.size, this.read] = [base, size, new Map()] }

  async tile(level, number) {
    const width = Math.min(256, Math.floor(this.size / 256 ** Math.max(level, 0)) - number * 256)
    const groups = `${number}`.padStart(Math.ceil(`${number}`.length / 3) * 3, '0').match(/.{3}/g)
    const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
    const path = `${level < 0 ? 'entries' : level}/${name}${width < 256 ? `.p/${width}` : ''}`
    if (!this.read.has(path)) this.read.set(path, this.fetch(`${this.base}/tile/${path}`))
    return this.read.get(path)
  }

  async fetch(address) {
    const answer = await fetch(address)
    must(answer.ok, `${address}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }

  /** The leaf's bytes. */
  async entry(index) {
    const tile = await this.tile(-1, Math.floor(index / 256))
    let at = 0
    for (let skip = index % 256; skip > 0; skip--) at += 2 + tile[at] * 256 + tile[at + 1]
    return tile.slice(at + 2, at + 2 + tile[at] * 256 + tile[at + 1])
  }

  /** Of 2^level leaves, whole and aligned. */
  async subtree(level, number) {
    const [tileLevel, height] = [Math.floor(level / 8), level % 8]
    const tile = await this.tile(tileLevel, Math.floor(number * 2 ** height / 256))
    const from = number * 2 ** height % 256
    let row = Array.from({ length: 2 ** height }, (_, i) => tile.slice(32 * (from + i), 32 * (from + i + 1)))
    while (row.length > 1)
      row = await Promise.all(Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i], row[2 * i + 1])))
    return row[0]
  }

  /** Of any range that begins where a subtree of its height does. */
  async range(from, length) {
    const left = largestPower(length)
    return left === length
      ? this.subtree(Math.log2(length), from / length)
      : nodeHash(await this.range(from, left), await this.range(from + left, length - left))
  }

  async inclusion(index, size, from = 0) {
    if (size === 1) return []
    const left = largestPower(size - 1)
    return index < left
      ? [...await this.inclusion(index, left, from), base64(await this.range(from + left, size - left))]
      : [...await this.inclusion(index - left, size - left, from + left), base64(await this.range(from, left))]
  }

  async consistency(older, newer, from = 0, isWhole = true) {
    if (older === newer) return isWhole ? [] : [base64(await this.range(from, older))]
    const left = largestPower(newer - 1)
    return older <= left
      ? [...await this.consistency(older, left, from, isWhole), base64(await this.range(from + left, newer - left))]
      : [...await this.consistency(older - left, newer - left, from + left, false), base64(await this.range(from, left))]
  }
}

/** The largest power of two that is not greater. */
const largestPower = number => 2 ** Math.floor(Math.log2(number))
