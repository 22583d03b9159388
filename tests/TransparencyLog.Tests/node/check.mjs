// node check.mjs <folder of a log> <vkey> <sizes of older trees> <indexes>: every proof made of the tiles must hold; prints how many did.
import { readFile } from 'node:fs/promises'
import { Tiles, checkConsistency, checkInclusion, openCheckpoint } from './log.mjs'

const [folder, key, sizes, indexes] = process.argv.slice(2)
const numbers = list => list.split(',').map(Number)
const now = await openCheckpoint(await readFile(`${folder}/checkpoint`, 'utf8'), key)
const tiles = new Tiles(folder, now.size)
tiles.fetch = async name => new Uint8Array(await readFile(name))
const rootOf = async size => btoa(String.fromCharCode(...await tiles.range(0, size)))
let held = 0

for (const size of [...numbers(sizes), now.size]) {
  const tree = { size, root: await rootOf(size) }
  await checkConsistency(tree, now, await tiles.consistency(size, now.size))
  for (const index of numbers(indexes).filter(i => i < size)) {
    const hashes = await tiles.inclusion(index, size)
    await checkInclusion(await tiles.entry(index), index, hashes, tree)
    await refused(checkInclusion(await tiles.entry(index), index + 1, hashes, tree))
    held++
  }
  if (size < now.size) await refused(checkConsistency({ ...tree, root: now.root }, now, await tiles.consistency(size, now.size)))
}
console.log(`${now.size} ${now.root} ${held}`)

async function refused(check) {
  if (await check.then(() => true, () => false)) throw new Error('a wrong proof was taken')
}
