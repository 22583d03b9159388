import type { Action } from '../codec/action.js';

export interface DataReceiver {
  readonly dataId: string;
  readonly receiverId: string;
}

interface ReceiptHead {
  readonly id: string;
  readonly predecessorId: string;
  readonly receiverId: string;
  /** The transaction it descends from. */
  readonly transactionHash: string;
}

export interface ActionReceipt extends ReceiptHead {
  readonly type: 'action';
  readonly signerId: string;
  readonly signerPublicKey: string;
  readonly gasPrice: bigint;
  readonly outputReceivers: readonly DataReceiver[];
  readonly inputDataIds: readonly string[];
  readonly actions: readonly Action[];
}

/** The result of one receipt on its way to another; null = it failed. */
export interface DataReceipt extends ReceiptHead {
  readonly type: 'data';
  readonly dataId: string;
  readonly data: Buffer | null;
}

export type Receipt = ActionReceipt | DataReceipt;

/** The predecessor of refunds: nobody paid for them, and their failure has no consequence. */
export const SYSTEM = 'system';
