// A wallet of another maker: near-api-js makes the key, signs NEP-413 and checks it; the API is spoken to by fetch alone.
// First line of standard input: {address, account}. It answers with its public key, waits for a line (the key is on the account by
// then), logs in, refreshes, registers an encryption key, and tells what it got.
import { createInterface } from 'node:readline';
import { KeyPair, KeyPairSigner, PublicKey } from '../../../contract/node_modules/near-api-js/lib/index.js';
import { serializeMessage } from '../../../contract/node_modules/near-api-js/lib/nep413/schema.js';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { address, account, recipient } = JSON.parse((await lines.next()).value);
const key = KeyPair.fromRandom('ed25519');
const signer = new KeyPairSigner(key);
const publicKey = (await signer.getPublicKey()).toString();
console.log(JSON.stringify({ publicKey }));
await lines.next();

async function ask(query, input, token) {
  const response = await fetch(new URL('/graphql', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
}

async function sign({ message, nonce, recipient }) {
  const payload = { message, nonce: Uint8Array.from(Buffer.from(nonce, 'base64')), recipient };
  const signed = await signer.signNep413Message(account, payload);
  const signature = typeof signed.signature === 'string' ? Buffer.from(signed.signature, 'base64') : Buffer.from(signed.signature);
  return { payload, signature };
}

const challenge = await ask('mutation($input: OpenLoginInput!) { openLogin(input: $input) { message nonce recipient } }', { account });
const login = await ask(
  'mutation($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken errors { ... on Error { message } } } }',
  { account, nonce: challenge.nonce, publicKey, signature: (await sign(challenge)).signature.toString('base64') });
const refreshed = await ask(
  'mutation($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken errors { ... on Error { message } } } }',
  { refreshToken: login.refreshToken });

const { statement } = await ask(
  'mutation($input: OpenKeyRegistrationInput!) { openKeyRegistration(input: $input) { statement { message nonce recipient } } }',
  { recipient }, refreshed.accessToken);
const { payload, signature } = await sign(statement);
const registered = await ask(
  `mutation($input: RegisterEncryptionKeyInput!) {
     registerEncryptionKey(input: $input) { recipient receipt { position } errors { ... on Error { message } } }
   }`,
  { idempotencyKey: crypto.randomUUID(), recipient, nonce: statement.nonce, publicKey, signature: signature.toString('base64') },
  refreshed.accessToken);

const holds = PublicKey.from(publicKey).verify(serializeMessage(payload), Uint8Array.from(signature));
console.log(JSON.stringify({ login, refreshed, registered, statement, holds }));
process.exit(0);
