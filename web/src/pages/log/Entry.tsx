import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { anew } from "../../api/refresh";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import { useTitle } from "../../ui/useTitle";
import { NotFound } from "../../app/Broken";
import { About } from "./About";
import { Content } from "./Content";
import { titleOf } from "./kinds";
import "./log.css";
import { AuditedEntryDocument, type AuditedEntryQuery } from "./log.generated";
import { ProofSteps } from "./ProofSteps";

type Audited = NonNullable<AuditedEntryQuery["auditEntry"]>;

/** One entry of the log: what it is, what it says, and the proof that it is there. */
export function Entry() {
  const { position = "" } = useParams();
  const known = /^\d{1,18}$/.test(position);
  useTitle(`Entry ${position}`);
  const [{ data, fetching, error }, retry] = useQuery({ query: AuditedEntryDocument, variables: { position }, pause: !known });
  const again = () => retry({ requestPolicy: "network-only" });
  // The log publishes what is new within a second or so.
  const unpublished = data?.auditEntry?.proof === null && !fetching;
  useEffect(() => {
    if (!unpublished) return;
    const later = setTimeout(() => retry(anew), 1000);
    return () => clearTimeout(later);
  }, [unpublished, retry]);
  if (!known) return <NotFound />;
  if (error || !data || (fetching && data.auditEntry?.position !== position))
    return (
      <div className="stack">
        <h1>Entry {position}</h1>
        {error ? <Failure error={error} retry={again} /> : <Loading lines={6} />}
      </div>
    );
  const { auditEntry: entry, auditLog: log } = data;
  if (!entry) return <NotFound />;
  const { proof } = entry;
  return (
    <div className="stack">
      <p><Link to="/log">Audit log</Link></p>
      <h1>{titleOf(entry.type)}</h1>
      <Facts entry={entry} />
      {proof && log ? (
        <ProofSteps
          key={proof.checkpoint}
          entry={{ ...entry, proof }}
          log={{ key: log.key, anchor: log.anchor?.checkpoint ? { checkpoint: log.anchor.checkpoint } : null }}
        />
      ) : (
        <Notice kind="wait">This entry is so new that it is not published yet. It is looked for every second.</Notice>
      )}
      <Content opening={entry.opening} />
      <Neighbours position={BigInt(entry.position)} />
    </div>
  );
}

const Facts = ({ entry }: { entry: Audited }) => (
  <section className="card" aria-label="The entry">
    <dl className="facts">
      <dt>Place in the log</dt>
      <dd className="mono">{entry.position}</dd>
      <dt>Kind</dt>
      <dd className="mono">{entry.type}</dd>
      <dt>Who</dt>
      <dd>{entry.actor ?? "not public"}</dd>
      <dt>About</dt>
      <dd className="mono"><About stream={entry.stream} /></dd>
      <dt>Taken into the log</dt>
      <dd><Moment at={entry.recordedAt} full /></dd>
      {entry.origin && (
        <>
          <dt>On the chain</dt>
          <dd>
            {entry.origin.network}, block {entry.origin.blockHeight}, by {entry.origin.predecessor}
            {entry.origin.signer !== entry.origin.predecessor && entry.origin.signer && ` (paid by ${entry.origin.signer})`}
          </dd>
          <dt>Transaction</dt>
          <dd className="mono">{entry.origin.transactionHash ?? "unknown"}</dd>
          <dt>Receipt</dt>
          <dd className="mono">{entry.origin.receiptId}, log {entry.origin.logIndex}</dd>
        </>
      )}
      <dt>Event</dt>
      <dd className="mono">{entry.eventId}</dd>
    </dl>
  </section>
);

const Neighbours = ({ position }: { position: bigint }) => (
  <nav className="spread" aria-label="Neighbours in the log">
    {position > 1n ? <Link className="button" to={`/log/${position - 1n}`}>Entry {`${position - 1n}`}</Link> : <span />}
    <Link className="button" to={`/log/${position + 1n}`}>Entry {`${position + 1n}`}</Link>
  </nav>
);
