import type { SignedTransaction } from '../../../devchain/codec/transaction.js';
import type { Block } from '../../../devchain/ledger/block.js';
import type { Outcome } from '../../../devchain/ledger/outcome.js';
import type { ActionReceipt } from '../../../devchain/ledger/receipt.js';

export interface MarketEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** What a transaction came to, with everything that followed from it. */
export interface Result {
  /** `CODE: sentence` where the call itself or what stands for its result failed; null = success. */
  readonly panic: string | null;
  /** The JSON that stands for the transaction's result. */
  readonly value: unknown;
  /** Of the market, in order. */
  readonly events: readonly MarketEvent[];
  readonly logs: readonly string[];
  /** Failures of any receipt, callbacks included. */
  readonly failures: readonly string[];
  /** Gas burnt by each of the market's own calls, by method and in order. */
  readonly gas: readonly { readonly method: string; readonly burnt: number }[];
}

const PREFIX = 'EVENT_JSON:';

export function resultOf(blocks: readonly Block[], transaction: SignedTransaction): Result {
  const outcomes = new Map<string, Outcome>();
  const receipts = new Map<string, ActionReceipt>();
  for (const block of blocks) {
    for (const outcome of block.outcomes) outcomes.set(outcome.id, outcome);
    for (const receipt of block.made) if (receipt.type === 'action') receipts.set(receipt.id, receipt);
  }
  const all: Outcome[] = [];
  const visit = (id: string) => {
    const outcome = outcomes.get(id);
    if (!outcome) throw new Error(`no outcome of ${id}`);
    all.push(outcome);
    outcome.receiptIds.forEach(visit);
  };
  visit(transaction.hash);
  // In the order of execution: a tree's walk is not that.
  const order = new Map([...outcomes.keys()].map((id, index) => [id, index]));
  all.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  const final = finalOutcome(outcomes, transaction.hash);
  const ofMarket = all.filter(outcome => outcome.executorId === 'market.test');
  return {
    panic: final.status.type === 'Failure' ? messageOf(final) : null,
    value: final.status.type === 'Value' && final.status.value.length > 0 ? parsed(final.status.value) : null,
    events: ofMarket.filter(succeeded).flatMap(outcome => outcome.logs.map(eventOf)),
    logs: all.flatMap(outcome => outcome.logs),
    failures: all.filter(outcome => !succeeded(outcome)).map(messageOf),
    gas: ofMarket.flatMap(outcome => {
      const action = receipts.get(outcome.id)?.actions[0];
      return action?.type === 'FunctionCall' ? [{ method: action.methodName, burnt: outcome.gasBurnt }] : [];
    }),
  };
}

function finalOutcome(outcomes: ReadonlyMap<string, Outcome>, id: string): Outcome {
  const outcome = outcomes.get(id)!;
  return outcome.status.type === 'Receipt' ? finalOutcome(outcomes, outcome.status.receiptId) : outcome;
}

function succeeded(outcome: Outcome): boolean {
  return outcome.status.type !== 'Failure';
}

function messageOf(outcome: Outcome): string {
  if (outcome.status.type !== 'Failure') return '';
  const kind = outcome.status.kind as { FunctionCallError?: { ExecutionError?: string } };
  const words = kind.FunctionCallError?.ExecutionError ?? JSON.stringify(outcome.status.kind);
  return words.replace('Smart contract panicked: ', '');
}

function eventOf(log: string): MarketEvent {
  if (!log.startsWith(PREFIX)) throw new Error(`not an event: ${log}`);
  const { standard, version, event, data } = JSON.parse(log.slice(PREFIX.length));
  if (standard !== 'nrc101_market' || version !== '1.0.0') throw new Error(`another standard: ${log}`);
  if (!Array.isArray(data) || data.length !== 1) throw new Error(`data is not one element: ${log}`);
  return { event, data: data[0] };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return bytes.toString();
  }
}
