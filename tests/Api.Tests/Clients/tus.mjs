// tus-js-client, which browsers' uploaders are built on: an upload in pieces that is stopped half way and taken up by another client.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import * as tus from 'tus-js-client';

const [endpoint, token] = process.argv.slice(2);
const content = randomBytes(3_000_000);
const options = {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  chunkSize: 300_000,
  retryDelays: [0, 200],
  metadata: { sha256: createHash('sha256').update(content).digest('hex'), filename: '../../etc/passwd' },
};

const url = await new Promise((resolve, reject) => {
  const upload = new tus.Upload(content, {
    ...options,
    onError: reject,
    onChunkComplete: (_, accepted) => accepted >= 900_000 && upload.abort().then(() => resolve(upload.url)),
  });
  upload.start();
});

const offsets = [];
await new Promise((resolve, reject) => {
  const upload = new tus.Upload(content, {
    ...options,
    uploadUrl: url,
    onError: reject,
    onSuccess: resolve,
    onChunkComplete: (_, accepted) => offsets.push(accepted),
  });
  upload.start();
});
assert.ok(offsets[0] >= 900_000, 'it goes on where the other stopped');
assert.equal(offsets.at(-1), content.length);
console.log(`uploaded ${url.split('/').at(-1)}`);
