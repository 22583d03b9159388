import { Link, useSearchParams } from "react-router";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { useConnection } from "../../ui/useConnection";
import { useTitle } from "../../ui/useTitle";
import { About } from "./About";
import { groups, isGroup, titleOf } from "./kinds";
import "./log.css";
import { AuditTimelineDocument, type AuditTimelineQuery } from "./log.generated";
import { LogNow } from "./LogNow";

type Row = NonNullable<AuditTimelineQuery["auditEntries"]["nodes"]>[number];

export function Log() {
  useTitle("Audit log");
  const [search, setSearch] = useSearchParams();
  const named = search.get("show");
  const group = isGroup(named) ? named : "all";
  const { nodes, fetching, error, more, retry } = useConnection(
    AuditTimelineDocument,
    { first: 30, kinds: groups[group].kinds ? [...groups[group].kinds] : null },
    (d) => d.auditEntries,
  );
  return (
    <div className="stack">
      <div className="spread">
        <h1>Audit log</h1>
        <Link className="button" to="/log/access">Who could do what, when?</Link>
      </div>
      <p className="muted">
        Everything that happened here, in one numbered list that nobody can change unnoticed. What is checked on this page is checked
        in your browser, not by us.
      </p>
      <LogNow />
      <section className="card stack" aria-labelledby="timeline">
        <div className="spread">
          <h2 id="timeline">Timeline</h2>
          <div className="row" role="group" aria-label="Show">
            {Object.entries(groups).map(([name, { title }]) => (
              <button key={name} type="button" className={`button ${name === group ? "main" : ""}`} aria-pressed={name === group}
                onClick={() => setSearch(name === "all" ? {} : { show: name }, { replace: true })}>
                {title}
              </button>
            ))}
          </div>
        </div>
        {error && <Failure error={error} retry={retry} />}
        {nodes.length > 0 && <Timeline rows={nodes} />}
        {!fetching && !error && nodes.length === 0 && <p className="empty">Nothing of this kind has happened yet.</p>}
        {fetching && <Loading label="Loading entries" />}
        {more && <button type="button" className="button" onClick={more}>Earlier entries</button>}
      </section>
    </div>
  );
}

const Timeline = ({ rows }: { rows: readonly Row[] }) => (
  <div className="scroll" role="region" aria-label="Entries, newest first" tabIndex={0}>
    <table>
      <caption className="visually-hidden">Entries of the log, newest first</caption>
      <thead>
        <tr>{["No.", "What", "Who", "About", "When"].map((name) => <th key={name} scope="col">{name}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.position}>
            <td className="mono">{row.position}</td>
            <td><Link to={`/log/${row.position}`}>{titleOf(row.type)}</Link></td>
            <td className="wrap">{row.actor ?? <span className="muted">not public</span>}</td>
            <td className="wrap"><About stream={row.stream} /></td>
            <td>
              <Moment at={row.recordedAt} />{" "}
              {row.origin && <span className="badge" title={`Block ${row.origin.blockHeight}`}>on chain</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
