import { Fragment } from "react";
import { Near } from "../ui/Near";
import { Notice } from "../ui/Notice";
import { pretty, type Shown, teragas } from "./sign/shown";

/** A transaction as its bytes say it. */
export const TransactionShown = ({ shown: { decoded, wrong } }: { shown: Shown }) => (
  <>
    {wrong.length > 0 && (
      <Notice kind="bad">
        <strong>Careful: this is not what the page says.</strong>
        {wrong.map((difference) => <p key={difference}>{difference}</p>)}
      </Notice>
    )}
    <dl className="facts">
      <dt>Signed by</dt>
      <dd>{decoded.signer}</dd>
      <dt>Sent to</dt>
      <dd>{decoded.receiver}</dd>
      {decoded.actions.map((action, index) => (
        <Fragment key={index}>
          {action.kind === "call" && (
            <>
              <dt>Calls</dt>
              <dd><code>{action.method}</code></dd>
            </>
          )}
          <dt>{action.kind === "call" ? "Deposit" : "Transfers"}</dt>
          <dd>
            {action.deposit === 1n ? "1 yoctoNEAR (asks for a full-access key)" : <Near yocto={action.deposit.toString()} />}
          </dd>
          {action.kind === "call" && (
            <>
              <dt>Gas</dt>
              <dd>{teragas(action.gas)} Tgas at most</dd>
              <dt>Arguments</dt>
              <dd><pre className="arguments" tabIndex={0}>{pretty(action.args)}</pre></dd>
            </>
          )}
        </Fragment>
      ))}
    </dl>
    <p className="muted">Read from the bytes that are signed, not from the page.</p>
  </>
);
