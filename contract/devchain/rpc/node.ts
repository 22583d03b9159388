import type { Chain } from '../chain/chain.js';
import type { Producer } from '../chain/producer.js';
import type { Json } from '../codec/json.js';
import type { FaultPlan } from './faultPlan.js';

/** What the RPC methods work on. */
export interface Node {
  readonly chain: Chain;
  readonly producer: Producer;
  readonly faults: FaultPlan;
  readonly startedAt: number;
  /** Milliseconds `send_tx` and `tx` wait before they answer TIMEOUT_ERROR. */
  readonly pollTimeoutMs: number;
  readonly rpcAddress: string;
}

export type RpcMethod = (node: Node, params: unknown) => Json | Promise<Json>;
export type RpcMethods = Readonly<Record<string, RpcMethod>>;
