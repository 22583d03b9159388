import type { CallContext } from '../../devchain/vm/callContext.js';
import type { CallResult } from '../../devchain/vm/callResult.js';
import { loadContract } from '../../devchain/vm/contract.js';
import { execute } from '../../devchain/vm/execute.js';
import { WASM, WASM_DIGEST } from './artifact.js';
import { eventsOf, type Outcome, type PromisedCall } from './outcome.js';

export const NEAR = 10n ** 24n;
export const YOCTO_PER_BYTE = 10n ** 19n;
export const START = 1_700_000_000_000_000_000n;
export const SECOND = 1_000_000_000n;
/** Enough for any call's state. */
export const DEPOSIT = NEAR / 10n;
const PREPAID_GAS = 300e12;

interface How {
  readonly by: string;
  readonly deposit: bigint;
  readonly isView: boolean;
  readonly promiseResults?: readonly (Buffer | null)[];
}

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
    return this.#change(method, Buffer.from(input), by, deposit, []);
  }

  /** A callback of the contract to itself, with what the promises came to that it waited for; null = failed. */
  callback(call: PromisedCall, results: readonly (string | null)[]): Outcome {
    return this.callbackRaw(call, results.map(result => result === null ? null : Buffer.from(result)));
  }

  callbackRaw({ method, args }: PromisedCall, results: readonly (Buffer | null)[]): Outcome {
    return this.#change(method, Buffer.from(JSON.stringify(args)), this.accountId, 0n, results);
  }

  #change(method: string, input: Buffer, by: string, deposit: bigint, promiseResults: readonly (Buffer | null)[]): Outcome {
    const state = new Map(this.#state);
    const result = this.#execute(state, method, input, { by, deposit, isView: false, promiseResults });
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

  #execute(state: Map<string, Buffer>, method: string, input: Buffer, how: How): CallResult {
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
      promiseResults: how.promiseResults ?? [],
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
    calls: error ? [] : callsOf(result),
    deployed: error ? null : deployedBy(result),
    gas: result.gasBurnt,
  };
}

function refundsOf(result: CallResult): Outcome['refunds'] {
  return result.promises.receipts.flatMap(({ receiverId, actions }) =>
    actions.flatMap(action => action.type === 'Transfer' ? [{ to: receiverId, amount: action.deposit }] : []));
}

function callsOf(result: CallResult): PromisedCall[] {
  return result.promises.receipts.flatMap(({ receiverId, actions }) => actions.flatMap(action => action.type === 'FunctionCall'
    ? [{ to: receiverId, method: action.methodName, args: JSON.parse(action.args.toString()), gas: action.gas }]
    : []));
}

function deployedBy(result: CallResult): Buffer | null {
  const actions = result.promises.receipts.flatMap(receipt => receipt.actions);
  return actions.map(action => action.type === 'DeployContract' ? Buffer.from(action.code) : null).find(code => code !== null) ?? null;
}
