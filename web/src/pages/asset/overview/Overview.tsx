import { Link } from "react-router";
import { useQuery } from "urql";
import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Level } from "../../../ui/Level";
import { Loading } from "../../../ui/Loading";
import { Moment } from "../../../ui/Moment";
import { Near } from "../../../ui/Near";
import type { AssetHeadFragment } from "../asset.generated";
import { AssetLink } from "../parts/AssetLink";
import { EventLink } from "../parts/EventLink";
import { percent, plain } from "../parts/words";
import { AssetOverviewDocument } from "./overview.generated";
import { ModelFacts } from "./ModelFacts";
import { RunTerms } from "./RunTerms";

/** What it is, as its contract and its file say. */
export function Overview({ asset }: { asset: AssetHeadFragment }) {
  const [{ data, fetching, error }, ask] = useQuery({ query: AssetOverviewDocument, variables: { id: asset.id } });
  const more = data?.node?.__typename === "Asset" ? data.node : null;
  return (
    <div className="stack part">
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      <div className="two">
        <div className="stack part">
          <section className="card">
            <h2>About it</h2>
            <div className="stack">
              <p className={asset.description ? "wrap description" : "muted"}>{asset.description ?? "It has no description."}</p>
              {more && more.tags.length > 0 && (
                <ul className="chips" aria-label="Tags">
                  {more.tags.map((tag) => <li key={tag}><Link className="badge" to={`/?tag=${encodeURIComponent(tag)}`}>{tag}</Link></li>)}
                </ul>
              )}
            </div>
          </section>
          {more && asset.kind === "MODEL" && <RunTerms terms={more.inferenceTerms} />}
        </div>
        <section className="card">
          <h2>Facts</h2>
          <dl className="facts">
            <dt>Kind</dt><dd>{plain(asset.kind)}</dd>
            {asset.task && <><dt>Task</dt><dd>{asset.task}</dd></>}
            <dt>Licence</dt><dd>{more ? (more.license ?? "none named") : "…"}</dd>
            {more?.baseModel && <><dt>Base model</dt><dd>{more.baseModel}</dd></>}
            {more?.data && <><dt>Data</dt><dd className="mono wrap">{more.data}</dd></>}
            {more?.rag && <><dt>Looked up in</dt><dd className="mono wrap">{more.rag}</dd></>}
            {more?.fineTuneData && <><dt>Tuned with</dt><dd className="mono wrap">{more.fineTuneData}</dd></>}
            {more?.image && <><dt>Picture</dt><dd className="mono wrap">{more.image}</dd></>}
            {more?.parent && <><dt>Replica of</dt><dd><AssetLink asset={more.parent} /></dd></>}
            <dt>Owner</dt><dd><AccountLink account={asset.owner} /></dd>
            <dt>Creator</dt><dd><AccountLink account={asset.creator} /></dd>
            <dt>Minted</dt><dd><Moment at={asset.mintedAt} full /></dd>
            <dt>Price</dt>
            <dd>
              {asset.price ? <Near yocto={asset.price} /> : "not for sale at a fixed price"}
              {asset.priceUntil && <>, until <Moment at={asset.priceUntil} full /></>}
            </dd>
            <dt>Royalty</dt>
            <dd>
              {!more ? "…" : more.royalty.length === 0 ? "none" : more.royalty.map((share) => (
                <div key={share.account}>{percent(share.basisPoints)} to <AccountLink account={share.account} /></div>
              ))}
            </dd>
            <dt>Everyone may</dt><dd><Level level={asset.defaultLevel} /></dd>
            <dt>At most</dt><dd>{asset.maxLevel === "NONE" ? "no maximum level" : <Level level={asset.maxLevel} />}</dd>
            <dt>Contract</dt><dd className="mono">{asset.contract}</dd>
            <dt>Token</dt><dd className="mono">{asset.tokenId}</dd>
            <dt>Newest event</dt><dd><EventLink position={asset.position} /></dd>
          </dl>
        </section>
      </div>
      {fetching && !more && <Loading />}
      {more?.version?.model && <ModelFacts model={more.version.model} version={more.version.number} />}
      {more && asset.kind === "MODEL" && !more.version?.model && (
        <section className="card">
          <h2>The model in its file</h2>
          <p className="muted">
            {more.version
              ? "Nobody has registered the newest version yet, so nothing is known of what is in the file. Who may edit it can do that."
              : "No version is published yet."}
          </p>
        </section>
      )}
    </div>
  );
}
