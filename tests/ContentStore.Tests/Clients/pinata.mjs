// Pinata's own client (npm "pinata") against the server of the tests: what they agree on is what is documented.
import assert from 'node:assert/strict';
import { PinataSDK } from 'pinata';

const [address, jwt] = process.argv.slice(2);
const pinata = new PinataSDK({
  pinataJwt: jwt, pinataGateway: 'gateway.test', endpointUrl: `${address}/v3`, uploadUrl: `${address}/uploads/v3`,
});

const group = await pinata.groups.private.create({ name: 'alice.near' });
assert.ok((await pinata.groups.private.list().name('alice.near')).groups.some((g) => g.id === group.id));

const bytes = new Uint8Array(3000).fill(7);
const plain = await pinata.upload.private.file(new File([bytes], 'plain.bin')).group(group.id);
const url = await pinata.upload.private.createSignedURL({ expires: 60, name: 'signed.bin', groupId: group.id, maxFileSize: 5000 });
const signed = await pinata.upload.private.file(new File([bytes], 'ignored')).url(url);
assert.equal(signed.cid, plain.cid);
assert.equal(signed.name, 'signed.bin');

const listed = await pinata.files.private.list().cid(plain.cid);
assert.deepEqual(listed.files.map((f) => f.group_id), [group.id, group.id]);

const other = await pinata.groups.private.create({ name: 'bob.near' });
await pinata.groups.private.addFiles({ groupId: other.id, files: [plain.id] });
assert.equal((await pinata.files.private.list().cid(plain.cid)).files.find((f) => f.id === plain.id).group_id, other.id);

const link = await pinata.gateways.private.createAccessLink({ cid: plain.cid, expires: 30 });
const part = await fetch(link.replace('https://gateway.test', address), { headers: { Range: 'bytes=10-19' } });
assert.equal(part.status, 206);
assert.equal((await part.arrayBuffer()).byteLength, 10);

await pinata.files.private.delete([plain.id, signed.id]);
assert.equal((await pinata.files.private.list().cid(plain.cid)).files.length, 0);

const long = await pinata.upload.private.file(new File([new Uint8Array(94371841)], 'long.bin'));
assert.match(long.cid, /^bafy/);
console.log('agreed');
