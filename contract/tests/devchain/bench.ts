import { actions, createTransaction, encodeTransaction, KeyPair, Signature, SignedTransaction } from 'near-api-js';
import { createHash } from 'node:crypto';
import { decodeBase58 } from '../../devchain/codec/base58.js';
import { decodeTransaction, type SignedTransaction as Decoded } from '../../devchain/codec/transaction.js';
import { WASM } from '../nrc101/artifact.js';
import { NEAR, startTestChain } from './support/testChain.js';

/** Prints how fast this machine's chain is: `npm run bench`. */
const CALLS = Number(process.env['BENCH_CALLS'] ?? 3000);
const WARM_UP = 200;
const TGAS = 10n ** 12n;
const SIGNER = 'caller.neura.local';

const chain = await startTestChain({ paused: false, blockMs: 10 });
const probe = await chain.probe('bench');
const nrc101 = await chain.account('nrc101', 1000n);
await nrc101.signAndSendTransaction({
  receiverId: nrc101.accountId,
  actions: [actions.deployContract(WASM), actions.functionCall('new', { owner_id: SIGNER }, 30n * TGAS, 0n)],
});
const key = KeyPair.fromRandom('ed25519');
await chain.root.createAccount({ newAccountId: SIGNER, publicKey: key.getPublicKey(), nearToTransfer: 10n ** 29n });
await chain.rpc('sandbox_pause', {});
await run('', 1, nrc101.accountId, 'nrc_create_collection', () => ({ name: 'bench' }));

const metadata = { description: 'A model of a plain size', task: 'text-generation', license: 'MIT', tags: ['bench', 'text'] };
const mint = (i: number) => ({ collection_id: '1', kind: 'model', name: `model ${i}`, metadata });
const setAccess = (i: number) => ({ token_id: '1:1', account_id: `user${i}.near`, level: 4 });
for (const [what, contract, method, args] of [
  ['set of a 1.3 kB contract', probe.accountId, 'set', (i: number) => `${i}`],
  ['nrc_mint with metadata', nrc101.accountId, 'nrc_mint', mint],
  ['nrc_set_access to a new account', nrc101.accountId, 'nrc_set_access', setAccess],
] as const) {
  await run('', WARM_UP, contract, method, args);
  await run(`${what}, signature check to refund`, CALLS, contract, method, i => args(i + WARM_UP));
}
await views('get of a 1.3 kB contract', probe.accountId, 'get', {});
await views('nrc_access_level', nrc101.accountId, 'nrc_access_level', { token_id: '1:1', account_id: 'user7.near' });
await chain.close();

/** Signs beforehand; times from submission to the block in which the last refund has run. */
async function run(what: string, count: number, contract: string, method: string, args: (i: number) => object | string): Promise<void> {
  const calls = Array.from({ length: count }, (_, i) => actions.functionCall(method, args(i) as object, 30n * TGAS, NEAR / 10n));
  const signed = sign(contract, calls);
  const failures = chain.chain.onBlock(block => {
    const failed = block.outcomes.find(({ status }) => status.type === 'Failure');
    if (failed) throw new Error(JSON.stringify(failed.status));
  });
  await timed(what, count, async () => {
    for (const call of signed) chain.chain.submit(call);
    while (chain.chain.isBusy) chain.chain.produceBlock();
  });
  failures();
}

async function views(what: string, contract: string, method: string, args: object): Promise<void> {
  const args_base64 = Buffer.from(JSON.stringify(args)).toString('base64');
  const body = JSON.stringify({
    jsonrpc: '2.0', id: 1, method: 'query',
    params: { request_type: 'call_function', account_id: contract, method_name: method, args_base64, finality: 'optimistic' },
  });
  const lane = async () => {
    for (let i = 0; i < CALLS / 8; i++) {
      await (await fetch(chain.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text();
    }
  };
  await timed(`${what}, view over HTTP, 8 at a time`, CALLS, async () => { await Promise.all(Array.from({ length: 8 }, lane)); });
}

function sign(contract: string, calls: ReturnType<typeof actions.functionCall>[]): Decoded[] {
  const accessKey = chain.chain.state.at().accessKey(SIGNER, key.getPublicKey().toString())!;
  const blockHash = decodeBase58(chain.chain.head.header.hash);
  return calls.map((call, i) => {
    const transaction = createTransaction(SIGNER, key.getPublicKey(), contract, accessKey.nonce + BigInt(i + 1), [call], blockHash);
    const { signature: data } = key.sign(createHash('sha256').update(encodeTransaction(transaction)).digest());
    const signature = new Signature({ keyType: key.getPublicKey().keyType, data });
    return decodeTransaction(encodeTransaction(new SignedTransaction({ transaction, signature })));
  });
}

async function timed(what: string, count: number, act: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await act();
  if (what !== '') console.log(`${what}: ${Math.round(count / ((performance.now() - start) / 1000))}/s`);
}
