import { Dialog } from "../ui/Dialog";
import { Notice } from "../ui/Notice";
import type { Asked } from "./approval";
import { shown } from "./sign/shown";
import { StatementShown } from "./StatementShown";
import { TransactionShown } from "./TransactionShown";

/** Shows what is to be signed, and asks. The focus is on the way out; Escape refuses. */
export function ApprovalDialog({ asked, answer }: { asked: Asked; answer: (approved: boolean) => void }) {
  const transaction = asked.kind === "transaction" ? shown(asked.transaction, asked.account) : null;
  const unreadable = asked.kind === "transaction" && !transaction;
  const wrong = (transaction?.wrong.length ?? 0) > 0;
  return (
    <Dialog title={asked.kind === "statement" ? "Sign a statement" : "Sign a transaction"} open onClose={() => answer(false)}>
      <p className="muted wrap">The development wallet asks, as <strong>{asked.account}</strong>.</p>
      {asked.kind === "statement" && <StatementShown statement={asked.statement} />}
      {transaction && <TransactionShown shown={transaction} />}
      {unreadable && <Notice kind="bad">This wallet cannot read what it would sign, so it does not sign it.</Notice>}
      <div className="row">
        {!unreadable && (
          <button type="button" className={wrong ? "button danger" : "button main"} onClick={() => answer(true)}>
            {wrong ? "Sign it all the same" : "Approve"}
          </button>
        )}
        <button type="button" className="button" onClick={() => answer(false)}>Refuse</button>
      </div>
    </Dialog>
  );
}
