import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { Notice } from "../../ui/Notice";
import { PublishedLogDocument, type PublishedLogQuery } from "./log.generated";
import { signersOf } from "./verify/checkpoint";
import { published, remember, remembered } from "./verify/published";
import { told } from "./verify/told";
import { verifyLog } from "./verify/verifyLog";

type Log = NonNullable<PublishedLogQuery["auditLog"]>;

/** The newest root that the log signed, the one that it anchored, and what of it holds. */
export function LogNow() {
  const [{ data, fetching, error }, retry] = useQuery({ query: PublishedLogDocument, requestPolicy: "cache-and-network" });
  if (error) return <Failure error={error} retry={() => retry({ requestPolicy: "network-only" })} />;
  if (fetching && !data) return <Loading label="Loading the log's state" />;
  return data?.auditLog ? <Shown log={data.auditLog} /> : <Notice kind="warn">This market publishes no log.</Notice>;
}

function Shown({ log }: { log: Log }) {
  const { checkpoint, anchor } = log;
  return (
    <section className="card stack" aria-labelledby="log-now">
      <div className="spread">
        <h2 id="log-now">The log now</h2>
        <span className="mono muted">{log.origin}</span>
      </div>
      {checkpoint ? <Verdict key={`${checkpoint.root}${anchor?.root ?? ""}`} log={log} /> : <p>Nothing is published yet.</p>}
      <dl className="facts">
        {checkpoint && (
          <>
            <dt>Entries published</dt>
            <dd>{checkpoint.size}</dd>
            <dt>Root</dt>
            <dd className="mono">{checkpoint.root}</dd>
            <dt>Signed by</dt>
            <dd>{signersOf(checkpoint.note).join(", ")}</dd>
          </>
        )}
        <dt>On the chain</dt>
        <dd>
          {anchor ? (
            <>
              The first {anchor.size} entries, <Moment at={anchor.anchoredAt} />, in <span className="mono">{anchor.contract}</span> (
              <Link to={`/log/${anchor.position}`}>entry {anchor.position}</Link>). So the market says; a node of the chain can be asked.
            </>
          ) : (
            "No root yet"
          )}
        </dd>
        {anchor && (
          <>
            <dt>Anchored root</dt>
            <dd className="mono">{anchor.root}</dd>
            <dt>Transaction</dt>
            <dd className="mono">{anchor.transaction ?? "unknown"}</dd>
          </>
        )}
        <dt>Key of the log</dt>
        <dd className="mono">{log.key}</dd>
      </dl>
    </section>
  );
}

function Verdict({ log }: { log: Log }) {
  const [verdict, setVerdict] = useState<{ good: string } | { why: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    verifyLog(log, published, () => remembered(log.key)).then(
      (checked) => {
        const kept = remember(log.key, checked.tree);
        if (wanted) setVerdict({ good: told(checked, kept) });
      },
      (error: unknown) => wanted && setVerdict({ why: error instanceof Error ? error.message : "It could not be checked." }),
    );
    return () => {
      wanted = false;
    };
  }, [log]);
  if (!verdict) return <Notice kind="wait">Checking in your browser …</Notice>;
  return "why" in verdict ? (
    <Notice kind="bad">Do not trust this log: {verdict.why}</Notice>
  ) : (
    <Notice kind="good">{verdict.good}</Notice>
  );
}
