import type { ActionReceipt } from './receipt.js';

/** A change of what waits for data. `value` undefined = it waits no more. */
export type HeldChange =
  | { readonly type: 'postponed'; readonly id: string; readonly value: ActionReceipt | undefined }
  | { readonly type: 'received'; readonly id: string; readonly value: ReceivedData | undefined }
  | { readonly type: 'awaited'; readonly id: string; readonly value: string | undefined };

/** null = the receipt that was to give the data failed. */
export interface ReceivedData {
  readonly data: Buffer | null;
}
