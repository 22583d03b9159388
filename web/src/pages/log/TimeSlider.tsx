import { useEffect, useState } from "react";
import { Link } from "react-router";
import { AccountLink } from "../../ui/AccountLink";
import { Failure } from "../../ui/Failure";
import { Level } from "../../ui/Level";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { assetPath } from "../../ui/paths";
import { useConnection } from "../../ui/useConnection";
import { AccessThen } from "./AccessThen";
import { AssetIntervalsDocument, type AssetInTimeQuery } from "./instant.generated";
import { at, instantOf, micros, turns, type Interval } from "./intervals";

interface Props {
  contract: string;
  tokenId: string;
  asset: NonNullable<AssetInTimeQuery["asset"]>;
  account: string | null;
  ask: (account: string) => void;
}

/** Moves through an asset's life: its intervals are read once, and what holds at the instant is told at each step. */
export function TimeSlider({ contract, tokenId, asset, account, ask }: Props) {
  const { nodes, more, fetching, error, retry } = useConnection(
    AssetIntervalsDocument, { contract, tokenId, first: 50 }, (d) => d.asset?.accessHistory,
  );
  // All of them, page by page: an instant that is told by half of them would be told wrong.
  useEffect(() => more?.(), [more]);
  if (error) return <Failure error={error} retry={retry} />;
  if (fetching || more) return <Loading label="Loading the asset's rights" />;
  return <Slider key={asset.id} intervals={nodes} asset={asset} page={assetPath({ contract, tokenId })} account={account} ask={ask} />;
}

type SliderProps = Pick<Props, "asset" | "account" | "ask"> & { intervals: readonly Interval[]; page: string };

function Slider({ intervals, asset, page, account, ask }: SliderProps) {
  const [now] = useState(() => BigInt(Date.now()) * 1000n);
  const first = micros(asset.mintedAt);
  const [instant, setInstant] = useState(now);
  const steps = turns(intervals, now);
  const share = (turn: bigint) => (Number(turn - first) / Math.max(1, Number(now - first))) * 100;
  const held = at(intervals, instant);
  return (
    <section className="card stack" aria-labelledby="slider">
      <h2 id="slider"><Link to={page}>{asset.name}</Link></h2>
      <div className="instant">
        <label htmlFor="when">
          At <Moment at={instantOf(instant)} full />
        </label>
        <div className="track" aria-hidden="true">
          {steps.map((turn) => <i key={`${turn}`} style={{ insetInlineStart: `${share(turn)}%` }} />)}
        </div>
        <input id="when" type="range" min={0} max={1000} value={Math.round(share(instant) * 10)} aria-valuetext={instantOf(instant)}
          onChange={(e) => setInstant(first + ((now - first) * BigInt(e.target.value)) / 1000n)} />
        <div className="row">
          <button type="button" className="button" onClick={() => setInstant(steps.findLast((turn) => turn < instant) ?? first)}>
            Change before
          </button>
          <button type="button" className="button" onClick={() => setInstant(steps.find((turn) => turn > instant) ?? now)}>
            Change after
          </button>
          <button type="button" className="button" onClick={() => setInstant(now)}>Now</button>
        </div>
      </div>
      <div className="scroll" role="region" aria-label="Who could do what then" tabIndex={0}>
        <table>
          <caption className="visually-hidden">Who could do what at this instant</caption>
          <thead><tr>{["Who", "May", "By", "From", "Until", "Event"].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody aria-live="polite">
            {held.map((i) => (
              <tr key={i.openedAt + (i.account ?? "") + i.source}>
                <td>{i.account ? <AccountLink account={i.account} /> : "Everybody"}</td>
                <td><Level level={i.level} /></td>
                <td>{i.source}</td>
                <td><Moment at={i.from} full /></td>
                <td>{i.until ? <Moment at={i.until} full /> : "open"}</td>
                <td><Link to={`/log/${i.openedAt}`}>{i.openedAt}</Link></td>
              </tr>
            ))}
            {held.length === 0 && <tr><td colSpan={6}>Nobody could do anything with it then.</td></tr>}
          </tbody>
        </table>
      </div>
      <AccessThen asset={asset.id} account={account ?? asset.owner} ask={ask} instant={instantOf(instant)} />
    </section>
  );
}
