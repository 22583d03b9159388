import { Account, JsonRpcProvider, KeyPairSigner, KeyPair, type KeyPairString } from 'near-api-js';
import { keyPairFromSeed, startDevChain, type DevChain, type DevChainOptions } from '../../../devchain/index.js';
import { PROBE_WASM } from './probeContract.js';

export const NEAR = 10n ** 24n;
const ROOT = keyPairFromSeed(Buffer.alloc(32, 7));

export interface TestChain extends DevChain {
  readonly provider: JsonRpcProvider;
  readonly root: Account;
  readonly rootKey: KeyPair;
  /** A new sub-account of the root, holding `near` NEAR, with its own key. */
  account(name: string, near?: bigint): Promise<Account>;
  /** The same, with the probe contract on it. */
  probe(name: string): Promise<Account>;
  /** The result or error object of one call. */
  rpc(method: string, params: unknown): Promise<RpcAnswer>;
}

export interface RpcAnswer {
  // Answers are read freely by the tests: their shape is what is tested.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [field: string]: any;
}

/** A fast chain of its own for one test file or test. */
export async function startTestChain(options: Partial<DevChainOptions> = {}): Promise<TestChain> {
  const chain = await startDevChain({ rootPublicKey: ROOT.publicKey, rootAccount: 'neura.local', blockMs: 5, idleMs: 50, ...options });
  const rootKey = KeyPair.fromString(ROOT.secretKey as KeyPairString);
  const provider = new JsonRpcProvider({ url: chain.url }, { retries: 1, wait: 1, backoff: 1 });
  const root = new Account('neura.local', provider, new KeyPairSigner(rootKey));
  const account = (name: string, near = 100n) => openAccount(root, provider, name, near);
  return {
    ...chain, provider, root, rootKey, account,
    probe: async name => {
      const owner = await account(name);
      await owner.deployContract(PROBE_WASM);
      return owner;
    },
    rpc: (method, params) => post(chain.url, method, params),
  };
}

async function openAccount(root: Account, provider: JsonRpcProvider, name: string, near: bigint): Promise<Account> {
  const key = KeyPair.fromRandom('ed25519');
  const id = `${name}.${root.accountId}`;
  await root.createAccount({ newAccountId: id, publicKey: key.getPublicKey(), nearToTransfer: near * NEAR });
  return new Account(id, provider, new KeyPairSigner(key));
}

async function post(url: string, method: string, params: unknown): Promise<RpcAnswer> {
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 'test', method, params }),
  });
  const body = await response.json() as RpcAnswer;
  return { httpStatus: response.status, ...body };
}
