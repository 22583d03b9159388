import { nrc101 } from './expect.js';
import type { Oracle, Step, Verdict } from './oracle.js';
import type { ContractEvent, Outcome, PromisedCall } from './outcome.js';
import type { Random } from './random.js';
import type { Sandbox } from './sandbox.js';
import { SECOND } from './sandbox.js';
import { depositOf, randomStep } from './steps.js';

/** One call of a history, by an account or (with the results it waited for) by the contract to itself. */
export interface Walked {
  readonly step: Step;
  readonly deposit: bigint;
  /** Of a callback: what each promise came to, as text; null = failed. */
  readonly results: readonly (string | null)[] | null;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}

/** Walks a history at random. Callbacks come later than their calls, and other calls between them. */
export class Walk {
  readonly #pending: PromisedCall[] = [];
  /** Payouts to an asset's owner that came back and were too small for a record of their own: the contract's, by its own rule. */
  stray = 0n;

  /** The price of approvals that wait to know whether they come back. */
  get withheld(): bigint {
    return this.#pending.reduce((sum, call) => sum + BigInt(call.args['freed'] as string | undefined ?? 0), 0n);
  }

  constructor(readonly sandbox: Sandbox, readonly oracle: Oracle, readonly random: Random) {}

  next(): Walked {
    const { sandbox, oracle, random } = this;
    sandbox.now += BigInt(random.below(3)) * SECOND;
    const due = random.chance(40) ? this.#pending.shift() : undefined;
    if (due) return due.method === 'nrc_resolve_payout' ? this.#payout(due) : this.#transfer(due);
    const step = randomStep(random, oracle, sandbox.now);
    const deposit = depositOf(step, sandbox, random);
    const outcome = sandbox.call(step.method, step.args, step.by, deposit);
    this.#pending.push(...outcome.calls.filter(call => call.to === sandbox.accountId));
    return { step, deposit, results: null, outcome, verdict: oracle.apply(step, sandbox.now) };
  }

  /** Each transfer may fail, and then the amount is back in the contract. */
  #payout(call: PromisedCall): Walked {
    const parts = Object.entries(call.args['payout'] as Record<string, string>).filter(([, amount]) => amount !== '0');
    const results = parts.map(() => this.random.chance(30) ? null : '');
    const failed = parts.filter((_, index) => results[index] === null);
    for (const [, amount] of failed) this.sandbox.balance += BigInt(amount);
    const verdict = failed.map(([account, amount]) => this.#kept(account, BigInt(amount), call.args['owner_id'] as string));
    const { outcome, walked } = this.#callback(call, results);
    return { ...walked, outcome, verdict };
  }

  /** In the account's balance, or, where it cannot pay for one, with the asset's owner. */
  #kept(account_id: string, amount: bigint, owner: string): ContractEvent {
    const registered = this.sandbox.view('storage_balance_of', { account_id }) !== null;
    const least = BigInt((this.sandbox.view('storage_balance_bounds') as { min: string }).min);
    const kept = registered ? amount : amount - least;
    if (kept >= 0n) return nrc101('payout_hold', { account_id, amount: String(kept) });
    if (owner === account_id) this.stray += amount;
    return nrc101('payout_forward', { account_id, amount: String(amount), to_id: owner === account_id ? null : owner });
  }

  #transfer(call: PromisedCall): Walked {
    const result = this.random.pick([null, 'true', 'false', 'false', ' false ', '"false"', '{"a":', '0', 'x'.repeat(200)]);
    const { outcome, walked } = this.#callback(call, [result]);
    return { ...walked, outcome, verdict: this.oracle.resolveTransfer(call.args, result?.trim() !== 'false') };
  }

  #callback(call: PromisedCall, results: readonly (string | null)[]): { outcome: Outcome; walked: Omit<Walked, 'outcome' | 'verdict'> } {
    const step = { method: call.method, by: this.sandbox.accountId, args: call.args };
    return { outcome: this.sandbox.callback(call, results), walked: { step, deposit: 0n, results } };
  }
}
