// The CIDs that the npm importer gives the bytes i mod 251: an argument each, "chunk size/links a node/length".
import { MemoryBlockstore } from 'blockstore-core';
import { importer } from 'ipfs-unixfs-importer';
import { fixedSize } from 'ipfs-unixfs-importer/chunker';
import { balanced } from 'ipfs-unixfs-importer/layout';

for (const argument of process.argv.slice(2)) {
  const [chunkSize, maxChildrenPerNode, length] = argument.split('/').map(Number);
  const content = new Uint8Array(length).map((_, i) => i % 251);
  const options = {
    cidVersion: 1, rawLeaves: true, reduceSingleLeafToSelf: true, chunker: fixedSize({ chunkSize }), layout: balanced({ maxChildrenPerNode }),
  };
  for await (const entry of importer([{ content }], new MemoryBlockstore(), options)) console.log(entry.cid.toString());
}
