import type { Action } from '../codec/action.js';
import type { Draft } from '../ledger/draft.js';
import type { ActionReceipt, DataReceiver } from '../ledger/receipt.js';
import type { Account } from '../ledger/account.js';
import { ActionError } from './actionError.js';
import type { BlockContext } from './blockContext.js';

/** A receipt that an action asks for, before it has an id. */
export interface NewReceipt {
  readonly receiverId: string;
  readonly predecessorId: string;
  readonly actions: readonly Action[];
  readonly inputDataIds: readonly string[];
  readonly outputReceivers: DataReceiver[];
}

/** One action receipt in the course of being executed. */
export class ReceiptRun {
  readonly logs: string[] = [];
  readonly newReceipts: NewReceipt[] = [];
  gasBurnt = 0;
  gasUsed = 0;
  /** Part of `gasBurnt` that function calls took: the contract earns its share of it. */
  functionCallGas = 0;
  returned: Buffer | { readonly receipt: number } | null = null;
  /** Whose rights the actions have: the predecessor, or the account itself once the receipt has created it. */
  actorId: string;

  constructor(
    readonly receipt: ActionReceipt,
    readonly draft: Draft,
    readonly block: BlockContext,
    readonly promiseResults: readonly (Buffer | null)[],
  ) {
    this.actorId = receipt.predecessorId;
  }

  get accountId(): string {
    return this.receipt.receiverId;
  }

  /** The receiver's account; throws `AccountDoesNotExist`. */
  account(): Account {
    const account = this.draft.account(this.accountId);
    if (!account) throw ActionError.accountDoesNotExist(this.accountId);
    return account;
  }

  update(change: Partial<Account>): void {
    this.draft.setAccount(this.accountId, { ...this.account(), ...change });
  }

  burn(gas: number): void {
    this.gasBurnt += gas;
    this.gasUsed += gas;
  }

  /** Keys, code and stake are the account's own affair. */
  requireActorIsAccount(): void {
    if (this.actorId !== this.accountId) {
      throw new ActionError({ ActorNoPermission: { account_id: this.accountId, actor_id: this.actorId } });
    }
  }
}
