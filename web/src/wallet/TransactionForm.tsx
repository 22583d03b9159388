import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { Dialog } from "../ui/Dialog";
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
  onDone?: () => void;
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
  const { pathname, search } = useLocation();
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async () => {
    setAsking(false);
    const end = await transaction.run(prepare, variables, { sells });
    if (end.step !== "done") return;
    if (announces) announce(done ?? "Done. The log has it.");
    onDone?.();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (check && !check()) {
      // Once the sentences are there.
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
      return;
    }
    if (confirm) setAsking(true);
    else void send();
  };
  const style = `button ${danger ? "danger" : "main"}`;
  return (
    <div className="stack">
      <form ref={form} className="stack transaction" onSubmit={submit} noValidate>
        {children}
        {pays && <p className="pays">{pays}</p>}
        <div className="row">
          {wallet ? (
            <button type="submit" className={style} disabled={transaction.busy}>{label}</button>
          ) : (
            <Link className="button" to="/wallet" state={{ from: pathname + search }}>Connect to do this: {label}</Link>
          )}
        </div>
      </form>
      <TransactionStatus state={transaction.state} {...(done && { done })} />
      {transaction.state.step === "refused" && transaction.state.code && remedy?.(transaction.state.code)}
      {confirm && (
        <Dialog title={confirm.title} open={asking} onClose={() => setAsking(false)}>
          {confirm.text}
          {pays && <p className="pays">{pays}</p>}
          <div className="row">
            <button type="button" className={style} onClick={() => void send()}>{label}</button>
            <button type="button" className="button" onClick={() => setAsking(false)}>Do not</button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
