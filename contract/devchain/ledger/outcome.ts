import type { ActionErrorKind } from '../runtime/actionError.js';

export type OutcomeStatus =
  | { readonly type: 'Value'; readonly value: Buffer }
  | { readonly type: 'Receipt'; readonly receiptId: string }
  | { readonly type: 'Failure'; readonly index: number | null; readonly kind: ActionErrorKind };

/** What came of a transaction (its conversion) or of a receipt. `gasBurnt` in gas, `tokensBurnt` in yoctoNEAR. */
export interface Outcome {
  readonly id: string;
  readonly executorId: string;
  readonly logs: readonly string[];
  readonly receiptIds: readonly string[];
  readonly gasBurnt: number;
  readonly tokensBurnt: bigint;
  readonly status: OutcomeStatus;
}
