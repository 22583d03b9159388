// node proof.mjs <market's address> <position> [changed field]: checks an entry as docs/audit.md tells, a line each step.
import { Tiles, isSame, checkConsistency, checkInclusion, openCheckpoint } from '../../TransparencyLog.Tests/node/log.mjs'
import { checkOpening } from './audit.mjs'

const [market, position, changed] = process.argv.slice(2)
const Query = `query Proof($position: Position!) {
  auditLog { key anchor { size checkpoint } }
  auditEntry(position: $position) {
    position eventId type
    proof { leafIndex leaf hashes treeSize checkpoint }
    opening { salt stream streamVersion data metadata }
  }
}`

const answer = await fetch(`${market}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: Query, variables: { position } }),
})
const { data: { auditLog: { key, anchor }, auditEntry: entry } } = await answer.json()
const { proof, opening } = entry
if (changed === 'leaf') proof.leaf = proof.leaf.replace('"v":1', '"v":2')
if (changed === 'size') proof.checkpoint = proof.checkpoint.replace(/\n\d+\n/, `\n${proof.treeSize + 1}\n`)
if (changed === 'index') proof.leafIndex += 1
if (changed === 'entry') entry.type = 'asset_burnt'
if (changed === 'data') opening.data = opening.data.replace('1', '2')

try {
  // 1. The proof that the API gives. The key should come a second way too: here only that both doors show the same.
  if (await (await fetch(`${market}/audit/key`)).text() !== `${key}\n`) throw new Error('two keys')
  const bytes = new TextEncoder().encode(proof.leaf)
  const tree = await openCheckpoint(proof.checkpoint, key)
  await checkInclusion(bytes, proof.leafIndex, proof.hashes, tree)
  console.log('included')

  // 2. The leaf is of the entry that is shown, and commits to what it says.
  const leaf = JSON.parse(proof.leaf)
  if (`${leaf.position}` !== entry.position || leaf.id !== entry.eventId || leaf.type !== entry.type || leaf.position !== proof.leafIndex + 1)
    throw new Error('another entry')
  if (opening) await checkOpening(proof.leaf, opening)
  console.log(opening ? 'opened' : 'closed')

  // 3. The same from the tiles, and the newest log has the proof's one as its beginning.
  const now = await openCheckpoint(await (await fetch(`${market}/audit/checkpoint`)).text(), key)
  const tiles = new Tiles(`${market}/audit`, now.size)
  if (!isSame(await tiles.entry(leaf.position - 1), bytes)) throw new Error('the tiles have another leaf')
  await checkInclusion(bytes, leaf.position - 1, await tiles.inclusion(leaf.position - 1, now.size), now)
  await checkConsistency(tree, now, await tiles.consistency(tree.size, now.size))
  console.log('published')

  // 4. The root that is on the chain: /audit/anchor names the contract and the transaction to ask any node for.
  const anchored = await openCheckpoint(anchor.checkpoint, key)
  await checkConsistency(anchored, now, await tiles.consistency(anchored.size, now.size))
  if (leaf.position <= anchored.size)
    await checkInclusion(bytes, leaf.position - 1, await tiles.inclusion(leaf.position - 1, anchored.size), anchored)
  console.log(leaf.position <= anchored.size ? 'anchored' : 'not anchored yet')
} catch (error) {
  console.log(error.message)
}
