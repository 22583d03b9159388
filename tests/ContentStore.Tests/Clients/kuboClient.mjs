// The official client of Kubo's RPC against the node of the tests: both must read the protocol alike.
import assert from 'node:assert/strict';
import { create } from 'kubo-rpc-client';
import { CID } from 'multiformats/cid';

const client = create({ url: process.argv[2] });
const bytes = new Uint8Array(3 << 20).map((_, i) => i % 251);
const { cid } = await client.add(bytes, { cidVersion: 1, rawLeaves: true, chunker: 'size-1048576', pin: true });
const pinned = [];
for await (const pin of client.pin.ls({ paths: cid, type: 'recursive' })) pinned.push(pin.cid.toString());
assert.deepEqual(pinned, [cid.toString()]);
const parts = [];
for await (const part of client.cat(cid, { offset: 1048570, length: 12 })) parts.push(part);
assert.deepEqual(Buffer.concat(parts), Buffer.from(bytes.subarray(1048570, 1048582)));
assert.ok((await client.block.get(CID.parse(cid.toString()))).length > 100);
await client.pin.rm(cid);
await assert.rejects(async () => { for await (const pin of client.pin.ls({ paths: cid })) assert.fail(String(pin)); }, /not pinned/);
console.log('agreed');
