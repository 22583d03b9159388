import { AccountLink } from "../../../ui/AccountLink";
import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { Moment } from "../../../ui/Moment";
import { useConnection } from "../../../ui/useConnection";
import type { AssetHeadFragment } from "../asset.generated";
import { CopyButton } from "../../../ui/CopyButton";
import { EventLink } from "../parts/EventLink";
import { atLeast, levelOf } from "../parts/standing";
import { bytes, many } from "../parts/words";
import { Download } from "./Download";
import { AssetVersionsDocument } from "./versions.generated";

/** What was published, newest first, with the hashes that the chain keeps. */
export function Versions({ asset }: { asset: AssetHeadFragment }) {
  const { nodes, fetching, error, more, retry } = useConnection(AssetVersionsDocument, { id: asset.id, first: 20 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.versions : null);
  const mayDownload = !asset.burnt && atLeast(levelOf(asset), "VIEW_AND_DOWNLOAD");
  return (
    <div className="stack part">
      <h2>Versions</h2>
      <p className="muted">The content itself lies off chain. Its hash stands on chain, so that everyone can check what they were given.</p>
      {error && <Failure error={error} retry={retry} />}
      {!fetching && !error && nodes.length === 0 && (
        <p className="empty">No version is published yet. The owner uploads a file, seals it and publishes it.</p>
      )}
      {nodes.map((version) => (
        <section className="card stack" key={version.id}>
          <div className="spread">
            <h3>Version {version.number}</h3>
            <span className="muted">
              <Moment at={version.publishedAt} />{version.publishedBy && <> by <AccountLink account={version.publishedBy} /></>}
            </span>
          </div>
          <dl className="facts">
            <dt>Size</dt><dd>{bytes(version.size)}</dd>
            <dt>CID</dt><dd><span className="mono">{version.cid}</span> <CopyButton text={version.cid} what="the CID" /></dd>
            <dt>SHA-256</dt><dd><span className="mono">{version.sha256}</span> <CopyButton text={version.sha256} what="the hash" /></dd>
            <dt>Model</dt>
            <dd>
              {version.model
                ? `${many(version.model.parameterCount, "parameter")}, test ${version.model.test.state.toLowerCase()}`
                : "not registered"}
            </dd>
            {version.position && <><dt>In the log</dt><dd><EventLink position={version.position} /></dd></>}
          </dl>
          {mayDownload && <Download asset={asset} version={version.number} />}
        </section>
      ))}
      {fetching && nodes.length === 0 && <Loading />}
      {more && <button type="button" className="button" onClick={more}>Earlier versions</button>}
    </div>
  );
}
