import type { SignedTransaction } from '../codec/transaction.js';
import type { Outcome } from '../ledger/outcome.js';
import { SYSTEM } from '../ledger/receipt.js';
import type { Located } from './blockStore.js';
import type { Chain } from './chain.js';

export const WAIT_LEVELS = ['NONE', 'INCLUDED', 'EXECUTED_OPTIMISTIC', 'INCLUDED_FINAL', 'EXECUTED', 'FINAL'] as const;
export type WaitLevel = (typeof WAIT_LEVELS)[number];

/** How far a transaction has come, and what has come of it. */
export interface TransactionProgress {
  readonly transaction: SignedTransaction;
  readonly conversion: Located<Outcome> | undefined;
  /** Of all its receipts that have run, depth first. */
  readonly receipts: readonly Located<Outcome>[];
  readonly level: WaitLevel;
  /** The outcome the transaction's own result stands in; undefined until it is there. */
  readonly result: Outcome | undefined;
  reached(level: WaitLevel): boolean;
}

/** Undefined where the chain has never heard of the transaction. */
export function progressOf(chain: Chain, hash: string): TransactionProgress | undefined {
  const { store, mempool } = chain;
  const included = store.transaction(hash);
  const transaction = included?.value ?? mempool.get(hash);
  if (!transaction) return undefined;
  const conversion = store.outcome(hash);
  const walk = { receipts: [] as Located<Outcome>[], executed: conversion !== undefined, all: conversion !== undefined };
  for (const id of conversion?.value.receiptIds ?? []) collect(chain, id, walk);

  const isFinal = ({ block }: Located<unknown>) => block.header.ordinal <= chain.final.header.ordinal;
  const includedFinal = included !== undefined && isFinal(included);
  const facts: Record<WaitLevel, boolean> = {
    NONE: true,
    INCLUDED: included !== undefined,
    EXECUTED_OPTIMISTIC: walk.executed,
    INCLUDED_FINAL: includedFinal,
    EXECUTED: walk.executed && includedFinal,
    FINAL: walk.all && includedFinal && walk.receipts.every(isFinal),
  };
  return {
    transaction, conversion, receipts: walk.receipts,
    level: WAIT_LEVELS.findLast(level => facts[level])!,
    result: walk.executed ? resultOf(chain, conversion?.value) : undefined,
    reached: level => facts[level],
  };
}

/** `executed` leaves refunds out, `all` does not. */
function collect(chain: Chain, id: string, walk: { receipts: Located<Outcome>[]; executed: boolean; all: boolean }): void {
  const outcome = chain.store.outcome(id);
  if (!outcome) {
    walk.all = false;
    if (chain.store.receipt(id)?.value.predecessorId !== SYSTEM) walk.executed = false;
    return;
  }
  walk.receipts.push(outcome);
  for (const next of outcome.value.receiptIds) collect(chain, next, walk);
}

function resultOf(chain: Chain, outcome: Outcome | undefined): Outcome | undefined {
  while (outcome?.status.type === 'Receipt') outcome = chain.store.outcome(outcome.status.receiptId)?.value;
  return outcome;
}
