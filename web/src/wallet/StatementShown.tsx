import type { Statement } from "./wallet";

/** A statement, word by word: signing it moves nothing on the chain. */
export const StatementShown = ({ statement }: { statement: Statement }) => (
  <>
    <pre className="statement">{statement.message}</pre>
    <dl className="facts">
      <dt>For</dt>
      <dd>{statement.recipient}</dd>
      <dt>Nonce</dt>
      <dd className="mono">{statement.nonce}</dd>
    </dl>
    <p className="muted">It costs nothing and moves nothing on the chain: it proves that the account says this (NEP-413).</p>
  </>
);
