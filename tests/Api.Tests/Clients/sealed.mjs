// An input that only the worker reads, and an answer that only this client reads: HPKE by @hpke/core, as docs/payments.md says it.
import assert from 'node:assert/strict';
import { createDecipheriv, createHmac, randomUUID } from 'node:crypto';
import { CipherSuite, HkdfSha256 } from '@hpke/core';
import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';

const { url, token, asset, contract, tokenId, requester, price, text } = JSON.parse(process.argv[2]);
const bytes = (value) => new TextEncoder().encode(value);
const base64 = (buffer) => Buffer.from(buffer).toString('base64');
const netstrings = (...parts) => Buffer.concat(parts.map((part) => {
  const body = Buffer.from(part, 'utf8');
  return Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(',')]);
}));

const ask = async (query, variables) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
};

const request = (input) => ask(
  `mutation($input: RequestInferenceInput!) {
     requestInference(input: $input) { job { id } errors { __typename ... on Error { message } } }
   }`,
  { input },
).then((data) => data.requestInference);

const ended = async (id) => {
  for (let tries = 0; tries < 300; tries++) {
    const { inferenceJob: job } = await ask(
      `query($id: UUID!) {
         inferenceJob(id: $id) {
           status output failureCode failureMessage inputSha256
           receipt { inputCommitment outputCommitment document signingKey }
         }
       }`,
      { id },
    );
    if (job && ['COMPLETED', 'FAILED'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the job does not end');
};

const { workerKeys } = await ask('{ workerKeys(first: 1) { nodes { worker encryptionKey signingKey signature } } }');
const worker = workerKeys.nodes[0];
const requestId = randomUUID();
const deadline = Math.floor(Date.now() / 1000) + 300;
const aad = netstrings('neuranft-sealed-input/1', requestId, contract, tokenId, '1', worker.encryptionKey, requester, `${deadline}`, price);

const kem = new DhkemX25519HkdfSha256();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });
const recipientPublicKey = await kem.deserializePublicKey(new Uint8Array(Buffer.from(worker.encryptionKey, 'base64')).buffer);
const sender = await suite.createSenderContext({ recipientPublicKey, info: bytes('neuranft-sealed-input/1').buffer });
const input = JSON.stringify(text);
const inside = bytes(`{"kind":"text","input":${input}}`);
const ciphertext = await sender.seal(inside.buffer, new Uint8Array(aad).buffer);
const sealed = {
  workerKey: worker.encryptionKey,
  encapsulated: base64(sender.enc),
  ciphertext: base64(ciphertext),
  deadline: new Date(deadline * 1000).toISOString(),
};
const body = { idempotencyKey: requestId, assetId: asset, input: { sealed }, expectedVersion: 1, expectedPrice: price };

const accepted = await request(body);
assert.equal(accepted.errors, null, JSON.stringify(accepted.errors));
const job = await ended(accepted.job.id);
assert.equal(job.status, 'COMPLETED', `${job.failureCode} ${job.failureMessage}`);

const answerKey = Buffer.from(await sender.export(bytes('neuranft-answer-key/1').buffer, 32));
const message = Buffer.from(job.output.sealed.ciphertext, 'base64');
const decipher = createDecipheriv('chacha20-poly1305', answerKey, Buffer.from(job.output.sealed.nonce, 'base64'), { authTagLength: 16 });
decipher.setAAD(aad, { plaintextLength: message.length - 16 });
decipher.setAuthTag(message.subarray(-16));
const output = Buffer.concat([decipher.update(message.subarray(0, -16)), decipher.final()]).toString('utf8');
assert.equal(JSON.parse(output).label, 'deu');

const salt = Buffer.from(await sender.export(bytes('neuranft-receipt-salt/1').buffer, 32));
const commit = (...parts) => createHmac('sha256', salt).update(netstrings(...parts)).digest('hex');
assert.equal(job.receipt.inputCommitment, commit('neuranft-input/1', 'text', input));
assert.equal(job.receipt.outputCommitment, commit('neuranft-output/1', output));
assert.equal(JSON.parse(job.receipt.document).opening, null, 'nobody else has the salt');

// The same ciphertext under another request: it says which one it is for.
const replayed = await ended((await request({ ...body, idempotencyKey: randomUUID() })).job.id);
assert.equal(replayed.failureCode, 'SEALED_INPUT_INVALID');

// Another price than it says inside, and a key that no worker has.
const cheaper = await request({ ...body, idempotencyKey: randomUUID(), expectedPrice: `${BigInt(price) + 1n}` });
assert.equal(cheaper.errors[0].__typename, 'PriceChangedError');
const nobody = { ...sealed, workerKey: base64(new Uint8Array(32).fill(9)) };
const unknown = await request({ ...body, idempotencyKey: randomUUID(), input: { sealed: nobody } });
assert.equal(unknown.errors[0].__typename, 'SealedInputInvalidError');
console.log(`only the worker read ${accepted.job.id}`);
