import { Chain } from './chain/chain.js';
import type { ChainOptions } from './chain/chainOptions.js';
import { Producer } from './chain/producer.js';
import { writeLakeFolder } from './lake/lakeFolder.js';
import { FaultPlan } from './rpc/faultPlan.js';
import { listen } from './rpc/server.js';

export { Chain } from './chain/chain.js';
export { keyPairFromSecret, keyPairFromSeed, type KeyPair } from './codec/keys.js';

export interface DevChainOptions extends Partial<Omit<ChainOptions, 'rootPublicKey'>> {
  readonly rootPublicKey: string;
  /** 0 = any free port (default). */
  readonly port?: number;
  /** Milliseconds between blocks while there is work; default 200. */
  readonly blockMs?: number;
  /** Milliseconds between empty blocks; default 1000. */
  readonly idleMs?: number;
  /** No block comes but by `sandbox_produce_blocks`, until `sandbox_resume`; default false. */
  readonly paused?: boolean;
  /** Milliseconds that `send_tx` and `tx` wait; default 10,000. */
  readonly pollTimeoutMs?: number;
  readonly corsOrigin?: string;
  /** Folder that each final block is written into, in near-lake's layout; absent = none. */
  readonly lakeFolder?: string;
}

export interface DevChain {
  readonly url: string;
  readonly chain: Chain;
  close(): Promise<void>;
}

/** Starts a chain and its RPC server in this process. Rejects with Node's own error where the port is taken. */
export async function startDevChain(options: DevChainOptions): Promise<DevChain> {
  const blockMs = options.blockMs ?? 200;
  const chain = new Chain({ blockNanoseconds: BigInt(blockMs) * 1_000_000n, ...options });
  try {
    return await serve(chain, blockMs, options);
  } catch (cause) {
    chain.close();
    throw cause;
  }
}

async function serve(chain: Chain, blockMs: number, options: DevChainOptions): Promise<DevChain> {
  const stopLake = options.lakeFolder === undefined ? () => {} : writeLakeFolder(chain, options.lakeFolder);
  const producer = new Producer(chain, { blockMs, idleMs: options.idleMs ?? 1000 });
  const server = await listen(options.port ?? 0, options.corsOrigin, rpcAddress => ({
    chain, producer, faults: new FaultPlan(), startedAt: performance.now(), pollTimeoutMs: options.pollTimeoutMs ?? 10_000, rpcAddress,
  }));
  if (options.paused) producer.stop();
  else producer.wake();
  const close = async () => {
    producer.stop();
    stopLake();
    await server.close();
    chain.close();
  };
  return { url: server.url, chain, close };
}
