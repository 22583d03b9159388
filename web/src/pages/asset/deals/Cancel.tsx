import { TransactionForm } from "../../../wallet/TransactionForm";
import { CancelDealDocument, type DealFactsFragment } from "./deals.generated";

/** Ends what one made and nobody took; of what has expired, anyone's. */
export const Cancel = ({ deal, label }: { deal: DealFactsFragment; label: string }) => (
  <TransactionForm
    label={label}
    danger
    prepare={CancelDealDocument}
    variables={(publicKey) => ({ input: { kind: deal.kind, dealId: deal.number, publicKey } })}
    done="It is over. What was deposited for it goes back."
    announces
  />
);
