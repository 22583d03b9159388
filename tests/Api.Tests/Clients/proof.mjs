// What a browser does with an entry's proof: WebCrypto and nothing else (RFC 9162, 2.1.3.2; C2SP signed-note, tlog-checkpoint).
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0))
const utf8 = text => new TextEncoder().encode(text)
const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(parts.flatMap(part => [...part]))))

async function rootOf({ leaf, leafIndex, treeSize, hashes }) {
  let hash = await sha256([0], utf8(leaf))
  let [node, last] = [BigInt(leafIndex), BigInt(treeSize) - 1n]
  for (const sibling of hashes.map(bytes)) {
    if (last === 0n) return null
    if (node & 1n || node === last) {
      hash = await sha256([1], sibling, hash)
      while (!(node & 1n) && node !== 0n) [node, last] = [node >> 1n, last >> 1n]
    } else {
      hash = await sha256([1], hash, sibling)
    }
    [node, last] = [node >> 1n, last >> 1n]
  }
  return last === 0n ? btoa(String.fromCharCode(...hash)) : null
}

async function isSigned(note, vkey) {
  const [name, , ...encoded] = vkey.split('+')
  const key = await crypto.subtle.importKey('raw', bytes(encoded.join('+')).slice(1), 'Ed25519', false, ['verify'])
  const split = note.lastIndexOf('\n\n')
  const line = note.slice(split + 2).split('\n').find(l => l.startsWith(`— ${name} `))
  return line !== undefined
    && crypto.subtle.verify('Ed25519', key, bytes(line.split(' ')[2]).slice(4), utf8(note.slice(0, split + 1)))
}

export async function isProven(proof, vkey) {
  const [origin, size, root] = proof.checkpoint.split('\n')
  return await isSigned(proof.checkpoint, vkey) && origin === vkey.split('+')[0] && Number(size) === proof.treeSize
    && root === await rootOf(proof)
}

const { key, proofs } = JSON.parse(process.argv[2])
for (const proof of proofs) console.log(await isProven(proof, key))
