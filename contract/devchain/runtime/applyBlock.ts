import type { SignedTransaction } from '../codec/transaction.js';
import type { CausedChange, ChangeCause } from '../ledger/change.js';
import type { Draft } from '../ledger/draft.js';
import type { HeldChange } from '../ledger/held.js';
import type { Outcome } from '../ledger/outcome.js';
import { SYSTEM, type ActionReceipt, type DataReceipt, type Receipt } from '../ledger/receipt.js';
import type { State, StateView } from '../ledger/state.js';
import { LIMIT } from '../protocol/costs.js';
import { applyReceipt } from './applyReceipt.js';
import type { BlockContext } from './blockContext.js';
import { convertTransaction } from './convertTransaction.js';
import { InvalidTransaction } from './invalidTransaction.js';
import { depositOf } from './refunds.js';

/** Part of the gas that contract code burns which its account earns: 3/10. */
const REWARD = { numerator: 3n, denominator: 10n } as const;

/** Applies one block's work to the state, in nearcore's order: transactions, local receipts, then those that came in. */
export class BlockRun {
  readonly outcomes: Outcome[] = [];
  /** The receipts whose outcomes stand after those of the transactions. */
  readonly executed: ActionReceipt[] = [];
  readonly changes: CausedChange[] = [];
  readonly held: HeldChange[] = [];
  readonly made: Receipt[] = [];
  readonly outgoing: Receipt[] = [];
  readonly accepted: SignedTransaction[] = [];
  readonly refused: { readonly transaction: SignedTransaction; readonly error: InvalidTransaction }[] = [];
  gasUsed = 0;
  /** yoctoNEAR that left the supply: fees less the contracts' share, and refunds that nobody was there to take. */
  balanceBurnt = 0n;
  readonly #local: Receipt[] = [];
  readonly #view: StateView;

  constructor(private readonly state: State, readonly block: BlockContext) {
    this.#view = state.at();
  }

  get isFull(): boolean {
    return this.gasUsed >= LIMIT.maxGas;
  }

  convert(transaction: SignedTransaction): void {
    try {
      const { draft, receipt, outcome } = convertTransaction(transaction, this.#view, this.block);
      this.#commit(draft, { type: 'transaction_processing', tx_hash: transaction.hash });
      this.#record(outcome);
      this.accepted.push(transaction);
      this.made.push(receipt);
      // To oneself: runs in this very block, and appears in no chunk.
      if (receipt.receiverId === receipt.predecessorId) this.#local.push(receipt);
      else this.outgoing.push(receipt);
    } catch (error) {
      if (!(error instanceof InvalidTransaction)) throw error;
      this.refused.push({ transaction, error });
    }
  }

  /** Runs the receipts in order until the block's gas is spent; gives those left over. */
  run(incoming: readonly Receipt[]): Receipt[] {
    const queue = [...this.#local, ...incoming];
    const done = queue.findIndex(receipt => {
      if (this.isFull) return true;
      if (receipt.type === 'data') this.#receive(receipt);
      else this.#start(receipt);
      return false;
    });
    return done < 0 ? [] : queue.slice(done);
  }

  /** Runs the receipt, or puts it by until its data is there. */
  #start(receipt: ActionReceipt): void {
    const missing = receipt.inputDataIds.filter(id => !this.state.received.get(id));
    if (missing.length === 0) return this.#execute(receipt);
    for (const id of missing) this.#hold({ type: 'awaited', id, value: receipt.id });
    this.#hold({ type: 'postponed', id: receipt.id, value: receipt });
  }

  #receive({ dataId, data }: DataReceipt): void {
    const { received, awaited, postponed } = this.state;
    this.#hold({ type: 'received', id: dataId, value: { data } });
    const receipt = postponed.get(awaited.get(dataId) ?? '');
    this.#hold({ type: 'awaited', id: dataId, value: undefined });
    if (!receipt || receipt.inputDataIds.some(id => !received.get(id))) return;
    this.#hold({ type: 'postponed', id: receipt.id, value: undefined });
    this.#execute(receipt);
  }

  #execute(receipt: ActionReceipt): void {
    const { received } = this.state;
    const results = receipt.inputDataIds.map(id => received.get(id)!.data);
    for (const id of receipt.inputDataIds) this.#hold({ type: 'received', id, value: undefined });
    const { draft, outcome, newReceipts, functionCallGas } = applyReceipt(receipt, this.#view, this.block, results);
    if (draft) this.#commit(draft, { type: 'receipt_processing', receipt_hash: receipt.id });
    if (!draft && receipt.predecessorId === SYSTEM) {
      this.balanceBurnt += receipt.actions.reduce((sum, action) => sum + depositOf(action), 0n);
    }
    this.#reward(receipt, functionCallGas);
    this.#record(outcome);
    this.executed.push(receipt);
    this.made.push(...newReceipts);
    this.outgoing.push(...newReceipts);
  }

  #reward(receipt: ActionReceipt, gas: number): void {
    const reward = (BigInt(gas) * REWARD.numerator / REWARD.denominator) * receipt.gasPrice;
    const account = this.#view.account(receipt.receiverId);
    if (reward === 0n || !account) return;
    const value = { ...account, amount: account.amount + reward };
    const cause = { type: 'action_receipt_gas_reward', receipt_hash: receipt.id } as const;
    this.#write({ cause, change: { type: 'account', accountId: receipt.receiverId, value } });
    this.balanceBurnt -= reward;
  }

  #commit(draft: Draft, cause: ChangeCause): void {
    for (const change of draft.changes) this.#write({ cause, change });
  }

  #write(caused: CausedChange): void {
    this.state.apply(this.block.height, caused.change);
    this.changes.push(caused);
  }

  #hold(change: HeldChange): void {
    this.state.hold(this.block.height, change);
    this.held.push(change);
  }

  #record(outcome: Outcome): void {
    this.outcomes.push(outcome);
    this.gasUsed += outcome.gasBurnt;
    this.balanceBurnt += outcome.tokensBurnt;
  }
}
