import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState, type ReactNode } from "react";
import { ConnectLink } from "../session/ConnectLink";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { TransactionStatus } from "./TransactionStatus";
import { announce } from "./announced";
import "./transaction-form.css";
import { useTransaction } from "./useTransaction";
import { useWallet } from "./wallet";

interface Props<Data extends object, Variables extends object> {
  /** What the button does, in its own words. */
  label: string;
  prepare: TypedDocumentNode<Data, Variables>;
  variables: (publicKey: string) => Variables;
  /** Marks what is wrong in the fields; true where nothing is. */
  check?: () => boolean;
  /** What will be paid, shown before the wallet is asked. */
  pays?: ReactNode;
  done?: string;
  /** Where the form goes away with what it did, the page says so. */
  announces?: boolean;
  /** Gets what the contract gave back, JSON. */
  onDone?: (returned: string | null) => void;
  /** Asked before the wallet is: for what cannot be taken back. */
  confirm?: { title: string; text: ReactNode };
  danger?: boolean;
  /** It ends a sale: one that failed is told as such. */
  sells?: boolean;
  /** What helps against a refusal, below it. */
  remedy?: (code: string) => ReactNode;
  children?: ReactNode;
}

/** Fields, what it costs, the button, and how far the transaction is. What was typed stays until it is done. */
export function TransactionForm<Data extends object, Variables extends object>(props: Props<Data, Variables>) {
  const { label, prepare, variables, check, pays, done, announces, onDone, confirm, danger, sells, remedy, children } = props;
  const transaction = useTransaction();
  const wallet = useWallet();
  const [asking, setAsking] = useState(false);

  const send = async () => {
    setAsking(false);
    const end = await transaction.run(prepare, variables, { sells });
    if (end.step !== "done") return;
    if (announces) announce(done ?? "Done. The log has it.");
    onDone?.(end.returned);
  };
  const tone = danger ? "danger" : "main";
  return (
    <div className="stack">
      <Form
        label={label}
        tone={tone}
        className="stack transaction"
        busy={transaction.busy}
        check={check}
        send={confirm ? () => setAsking(true) : send}
        instead={!wallet && <ConnectLink className="button">Connect to do this: {label}</ConnectLink>}
      >
        {children}
        {pays && <p className="pays">{pays}</p>}
      </Form>
      <TransactionStatus state={transaction.state} {...(done && { done })} />
      {transaction.state.step === "refused" && transaction.state.code && remedy?.(transaction.state.code)}
      {confirm && (
        <Dialog title={confirm.title} open={asking} onClose={() => setAsking(false)}>
          {confirm.text}
          {pays && <p className="pays">{pays}</p>}
          <div className="row">
            <button type="button" className={`button ${tone}`} onClick={() => void send()}>{label}</button>
            <button type="button" className="button" onClick={() => setAsking(false)}>Do not</button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
