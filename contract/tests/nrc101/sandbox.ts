import type { CallContext } from '../../devchain/vm/callContext.js';
import type { CallResult } from '../../devchain/vm/callResult.js';
import { loadContract } from '../../devchain/vm/contract.js';
import { execute } from '../../devchain/vm/execute.js';
import { WASM, WASM_DIGEST } from './artifact.js';
import { eventsOf, type Outcome } from './outcome.js';

export const NEAR = 10n ** 24n;
export const YOCTO_PER_BYTE = 10n ** 19n;
export const START = 1_700_000_000_000_000_000n;
export const SECOND = 1_000_000_000n;
/** Enough for any call's state. */
export const DEPOSIT = NEAR / 10n;
const PREPAID_GAS = 300e12;

/** The contract's wasm on one account, with a clock that the test moves. A failed call leaves no trace. */
export class Sandbox {
  readonly accountId = 'nrc.test';
  now = START;
  storageUsage = 100_000;
  /** Deposits kept and not refunded, less what was paid out. */
  balance = 100n * NEAR;
  #state = new Map<string, Buffer>();

  /** A contract after `new`. */
  static initialised(): Sandbox {
    const sandbox = new Sandbox();
    sandbox.ok('new', { owner_id: 'root.test' });
    return sandbox;
  }

  call(method: string, args: unknown, by = 'alice.test', deposit = 0n): Outcome {
    return this.callRaw(method, JSON.stringify(args), by, deposit);
  }

  callRaw(method: string, input: string | Buffer, by = 'alice.test', deposit = 0n): Outcome {
    const state = new Map(this.#state);
    const result = this.#execute(state, method, Buffer.from(input), { by, deposit, isView: false });
    const outcome = toOutcome(result);
    if (outcome.panic === null) {
      this.#state = state;
      this.storageUsage = result.storageUsage;
      this.balance = result.balance;
    }
    return outcome;
  }

  /** A call that must succeed; its returned value is answered by `value`. */
  ok(method: string, args: unknown, by?: string, deposit?: bigint): Outcome {
    const outcome = this.call(method, args, by, deposit);
    if (outcome.panic !== null) throw new Error(`${method} failed: ${outcome.panic}`);
    return outcome;
  }

  tryView(method: string, args: unknown): Outcome {
    return toOutcome(this.#execute(new Map(this.#state), method, Buffer.from(JSON.stringify(args)), { by: '', deposit: 0n, isView: true }));
  }

  view(method: string, args: unknown = {}): unknown {
    const outcome = this.tryView(method, args);
    if (outcome.panic !== null) throw new Error(`${method} failed: ${outcome.panic}`);
    return outcome.value;
  }

  /** How often a view read the state. */
  reads(method: string, args: unknown): number {
    let reads = 0;
    const counted = new Map(this.#state);
    counted.get = key => {
      reads++;
      return Map.prototype.get.call(counted, key) as Buffer | undefined;
    };
    this.#execute(counted, method, Buffer.from(JSON.stringify(args)), { by: '', deposit: 0n, isView: true });
    return reads;
  }

  #execute(state: Map<string, Buffer>, method: string, input: Buffer, how: { by: string; deposit: bigint; isView: boolean }): CallResult {
    const context: CallContext = {
      currentAccountId: this.accountId,
      signerId: 'relayer.test',
      signerPublicKey: 'ed25519:11111111111111111111111111111111',
      predecessorId: how.by,
      input,
      attachedDeposit: how.deposit,
      balance: this.balance + how.deposit,
      lockedBalance: 0n,
      storageUsage: this.storageUsage,
      prepaidGas: PREPAID_GAS,
      isView: how.isView,
      blockHeight: 1,
      blockTimestamp: this.now,
      epochHeight: 1,
      randomSeed: Buffer.alloc(32),
      promiseResults: [],
      outputReceivers: [],
      storage: state,
    };
    return execute(() => loadContract(WASM_DIGEST, WASM), method, context);
  }
}

function toOutcome(result: CallResult): Outcome {
  const { error, returned } = result;
  const shape = error?.shape as { ExecutionError?: string } | undefined;
  const panic = error && (shape?.ExecutionError ?? error.message).replace('Smart contract panicked: ', '');
  return {
    panic,
    logs: result.logs,
    events: eventsOf(result.logs),
    value: Buffer.isBuffer(returned) ? JSON.parse(returned.toString()) : null,
    refunds: error ? [] : refundsOf(result),
    gas: result.gasBurnt,
  };
}

function refundsOf(result: CallResult): Outcome['refunds'] {
  return result.promises.receipts.map(({ receiverId, actions }) => {
    const [action] = actions;
    if (actions.length !== 1 || action?.type !== 'Transfer') throw new Error('the contract makes no promise but a transfer');
    return { to: receiverId, amount: action.deposit };
  });
}
