import { actions, createTransaction, encodeTransaction, KeyPair, Signature, SignedTransaction } from 'near-api-js';
import { createHash } from 'node:crypto';
import { decodeBase58 } from '../../devchain/codec/base58.js';
import { decodeTransaction, type SignedTransaction as Decoded } from '../../devchain/codec/transaction.js';
import { startTestChain } from './support/testChain.js';

/** Prints how fast this machine's chain is: `node dist/tests/devchain/bench.js`. */
const CALLS = 3000;
const chain = await startTestChain({ blockMs: 10 });
const probe = await chain.probe('bench');
const key = KeyPair.fromRandom('ed25519');
await chain.root.createAccount({ newAccountId: 'caller.neura.local', publicKey: key.getPublicKey(), nearToTransfer: 10n ** 28n });

const view = JSON.stringify({
  jsonrpc: '2.0', id: 1, method: 'query',
  params: { request_type: 'call_function', account_id: probe.accountId, method_name: 'get', args_base64: '', finality: 'optimistic' },
});
await timed('view calls over HTTP, 8 at a time', CALLS, async () => {
  const lane = async () => {
    for (let i = 0; i < CALLS / 8; i++) {
      await (await fetch(chain.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: view })).text();
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
});

await chain.rpc('sandbox_pause', {});
const calls = sign(CALLS);
await timed('function calls, signature check to outcome, in process', CALLS, async () => {
  for (const call of calls) chain.chain.submit(call);
  while (chain.chain.isBusy) chain.chain.produceBlock();
});
await chain.close();

function sign(count: number): Decoded[] {
  const accessKey = chain.chain.state.at().accessKey('caller.neura.local', key.getPublicKey().toString())!;
  return Array.from({ length: count }, (_, i) => {
    const transaction = createTransaction(
      'caller.neura.local', key.getPublicKey(), probe.accountId, accessKey.nonce + BigInt(i + 1),
      [actions.functionCall('set', Buffer.from(`"${i}"`), 10n ** 13n, 0n)], decodeBase58(chain.chain.head.header.hash));
    const { signature: data } = key.sign(createHash('sha256').update(encodeTransaction(transaction)).digest());
    const signature = new Signature({ keyType: key.getPublicKey().keyType, data });
    return decodeTransaction(encodeTransaction(new SignedTransaction({ transaction, signature })));
  });
}

async function timed(what: string, count: number, run: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await run();
  console.log(`${what}: ${Math.round(count / ((performance.now() - start) / 1000))}/s`);
}
