import { Chain, keyPairFromSeed } from '../../../devchain/index.js';
import { decodeBase58 } from '../../../devchain/codec/base58.js';
import { BorshWriter } from '../../../devchain/codec/borshWriter.js';
import { publicKeyBytes } from '../../../devchain/codec/keys.js';
import { decodeTransaction, type SignedTransaction } from '../../../devchain/codec/transaction.js';
import type { Block } from '../../../devchain/ledger/block.js';
import { callView } from '../../../devchain/runtime/callView.js';
import { resultOf, type Result } from './result.js';

export const NEAR = 10n ** 24n;
export const SECOND = 1_000_000_000n;
export const START = 1_700_000_000_000_000_000n;
export const TGAS = 10n ** 12n;
/** What wallets attach at most. */
const GAS = 300n * TGAS;
const KEY = keyPairFromSeed(Buffer.alloc(32, 9));
const MOST_BLOCKS = 60;

export interface Attached {
  readonly deposit?: bigint;
  readonly gas?: bigint;
}

/** The development chain in process, driven block by block; every account has the same key. */
export class Bench {
  readonly chain: Chain;
  readonly #onBlock: ((block: Block) => void)[] = [];
  #nonce = 0n;

  /** `trieNodes` are charged for each write and removal, as of a state that has grown. */
  constructor(trieNodes = 0) {
    this.chain = new Chain({
      rootPublicKey: KEY.publicKey, rootAccount: 'test', startTime: START, blockNanoseconds: SECOND, genesisHeight: 1, trieNodes,
    });
  }

  /** Looks at every block after it was made. */
  watch(look: (block: Block) => void): void {
    this.#onBlock.push(look);
  }

  get now(): bigint {
    return this.chain.head.header.timestamp;
  }

  advance(nanoseconds: bigint): void {
    this.chain.clock.advance(nanoseconds);
    this.#produce();
  }

  createAccount(id: string, balance = 1000n * NEAR): void {
    const parent = id.slice(id.indexOf('.') + 1);
    const key = (writer: BorshWriter) => writer.u8(5).fixed(publicKeyBytes(KEY.publicKey)).u64(0).u8(1);
    this.#must(this.#submit(parent, id, [writer => writer.u8(0), writer => writer.u8(3).u128(balance), key]));
  }

  deploy(id: string, wasm: Uint8Array): void {
    this.#must(this.#submit(id, id, [writer => writer.u8(1).bytes(wasm)]));
  }

  /** Everything goes to the beneficiary: transfers to the account fail from then on. */
  deleteAccount(id: string, beneficiary = 'test'): void {
    this.#must(this.#submit(id, id, [writer => writer.u8(7).string(beneficiary)]));
  }

  /** A call, and all that follows from it, to the end. */
  call(by: string, contract: string, method: string, args: unknown, attached: Attached = {}): Result {
    const transaction = this.send(by, contract, method, args, attached);
    return resultOf(this.run(), transaction);
  }

  /** A call that must succeed, its callbacks' work included. */
  ok(by: string, contract: string, method: string, args: unknown, attached: Attached = {}): Result {
    const result = this.call(by, contract, method, args, attached);
    if (result.panic !== null) throw new Error(`${method} failed: ${result.panic}`);
    return result;
  }

  /** Puts a call into the next block without making it. */
  send(by: string, contract: string, method: string, args: unknown, { deposit = 0n, gas = GAS }: Attached = {}): SignedTransaction {
    const input = typeof args === 'string' ? args : JSON.stringify(args);
    return this.#submit(by, contract, [
      writer => writer.u8(2).string(method).bytes(Buffer.from(input)).u64(gas).u128(deposit),
    ]);
  }

  /** Makes blocks until nothing is left to do. */
  run(): Block[] {
    const blocks: Block[] = [];
    const isIdle = () => {
      const { receipts, delayed } = this.chain.head.pending;
      return this.chain.mempool.isEmpty && receipts.length + delayed.length === 0;
    };
    do {
      blocks.push(this.#produce());
      if (blocks.length > MOST_BLOCKS) throw new Error('the chain does not come to rest');
    } while (!isIdle());
    return blocks;
  }

  step(): Block {
    return this.#produce();
  }

  tryView(contract: string, method: string, args: unknown = {}): { panic: string | null; value: unknown; gas: number } {
    const { header } = this.chain.head;
    const state = this.chain.state.at();
    const result = callView(state, state.account(contract)!, {
      accountId: contract, methodName: method, args: Buffer.from(JSON.stringify(args)),
      blockHeight: header.height, blockTimestamp: header.timestamp, randomSeed: Buffer.alloc(32),
    });
    const { returned, error } = result;
    const value = Buffer.isBuffer(returned) ? JSON.parse(returned.toString()) : null;
    return { panic: error && error.message, value, gas: result.gasBurnt };
  }

  view(contract: string, method: string, args: unknown = {}): unknown {
    const { panic, value } = this.tryView(contract, method, args);
    if (panic !== null) throw new Error(`${method} failed: ${panic}`);
    return value;
  }

  balance(id: string): bigint {
    return this.chain.state.at().account(id)?.amount ?? 0n;
  }

  #produce(): Block {
    const block = this.chain.produceBlock();
    for (const look of this.#onBlock) look(block);
    return block;
  }

  #must(transaction: SignedTransaction): void {
    const { panic } = resultOf(this.run(), transaction);
    if (panic !== null) throw new Error(panic);
  }

  #submit(signer: string, receiver: string, actions: ((writer: BorshWriter) => unknown)[]): SignedTransaction {
    const known = this.chain.state.at().accessKey(signer, KEY.publicKey)?.nonce ?? 0n;
    this.#nonce = known > this.#nonce ? known : this.#nonce;
    const writer = new BorshWriter();
    writer.string(signer).fixed(publicKeyBytes(KEY.publicKey)).u64(++this.#nonce).string(receiver)
      .fixed(decodeBase58(this.chain.head.header.hash)).list(actions, action => action(writer));
    const body = writer.done();
    const digest = decodeTransaction(Buffer.concat([body, Buffer.alloc(65)])).hashBytes;
    const transaction = decodeTransaction(Buffer.concat([body, Buffer.of(0), KEY.sign(digest)]));
    this.chain.submit(transaction);
    return transaction;
  }
}
