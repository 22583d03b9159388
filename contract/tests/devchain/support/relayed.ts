import { actions, KeyPair } from 'near-api-js';
import type { TestChain } from './testChain.js';

/** A meta transaction (NEP-366): a new account asks for something of each kind, the root pays. */
export async function relayEachKind(chain: TestChain, name: string): Promise<void> {
  const sender = await chain.account(name);
  const publicKey = KeyPair.fromRandom('ed25519').getPublicKey();
  const delegated = [
    actions.addFullAccessKey(publicKey), actions.transfer(1n), actions.functionCall('none', Buffer.alloc(0), 10n ** 12n, 0n),
  ];
  const { signedDelegate } = await sender.createSignedMetaTransaction({
    receiverId: sender.accountId, blockHeightTtl: 500, actions: delegated,
  });
  await chain.root.signAndSendTransaction({
    receiverId: sender.accountId, actions: [actions.signedDelegate(signedDelegate)], waitUntil: 'FINAL', throwOnFailure: false,
  });
}
