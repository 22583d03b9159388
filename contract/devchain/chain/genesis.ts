import { encodeBase58 } from '../codec/base58.js';
import { hash58, sha256, ZERO_HASH } from '../codec/hash.js';
import type { KeyPair } from '../codec/keys.js';
import { ACCOUNT_BYTES } from '../ledger/account.js';
import type { Block, BlockHeader } from '../ledger/block.js';
import type { Change } from '../ledger/change.js';
import type { State } from '../ledger/state.js';
import { accessKeyBytes } from '../runtime/actions/accessKeys.js';
import type { ChainClock } from './chainClock.js';
import type { ChainOptions } from './chainOptions.js';

/** Writes the root account into the state and gives block zero. */
export function createGenesis(options: ChainOptions, state: State, clock: ChainClock, validator: KeyPair): Block {
  const changes = rootAccount(options);
  for (const change of changes) state.apply(options.genesisHeight, change);
  const timestamp = clock.next(0n, 0);
  const digest = sha256(`${options.chainId}\n${options.seed}\n${options.rootAccount}\n${options.rootPublicKey}\n${timestamp}`);
  const hash = encodeBase58(digest);
  const stateRoot = hash58('state', digest);
  const signature = `ed25519:${encodeBase58(validator.sign(digest))}`;
  const header: BlockHeader = {
    height: options.genesisHeight, hash, prevHash: ZERO_HASH, prevHeight: 0, ordinal: 0, timestamp, stateRoot, outcomeRoot: ZERO_HASH,
    lastFinalHash: ZERO_HASH, lastDoomslugFinalHash: ZERO_HASH, merkleRoot: ZERO_HASH, randomValue: encodeBase58(sha256(options.seed)),
    totalSupply: options.rootBalance, signature,
  };
  return {
    header,
    chunk: {
      hash: hash58('chunk', digest), prevBlockHash: ZERO_HASH, heightCreated: header.height, heightIncluded: header.height,
      prevStateRoot: stateRoot, outcomeRoot: ZERO_HASH, receiptsRoot: ZERO_HASH, transactionsRoot: ZERO_HASH,
      gasUsed: 0, balanceBurnt: 0n, signature, transactions: [], receipts: [],
    },
    outcomes: [],
    executed: [],
    made: [],
    held: [],
    changes: changes.map(change => ({ cause: { type: 'initial_state' }, change })),
    pending: { receipts: [], delayed: [] },
  };
}

function rootAccount({ rootAccount: accountId, rootPublicKey: publicKey, rootBalance: amount }: ChainOptions): Change[] {
  const accessKey = { nonce: 0n, permission: { type: 'FullAccess' } } as const;
  const storageUsage = ACCOUNT_BYTES + accessKeyBytes(publicKey, accessKey);
  return [
    { type: 'account', accountId, value: { amount, locked: 0n, codeHash: ZERO_HASH, storageUsage } },
    { type: 'key', accountId, publicKey, value: accessKey },
  ];
}
