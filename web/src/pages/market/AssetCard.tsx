import type { ReactNode } from "react";
import { Link } from "react-router";
import type { AccessLevel, SearchField } from "../../api/schema.generated";
import { Level, levels } from "../../ui/Level";
import { Near } from "../../ui/Near";
import { priceNow } from "../../ui/onSale";
import { assetPath, collectionPath } from "../../ui/paths";
import { Picture } from "../../ui/Picture";
import { useClock } from "../../ui/useClock";
import { isPast, useNetwork } from "../../wallet/network";
import { Highlighted } from "./Highlighted";
import type { Range } from "./highlights";
import type { AssetCardFragment } from "./market.generated";
import { kinds } from "./searchState";
import "./card.css";

interface Highlight {
  readonly field: SearchField;
  readonly fragments: readonly { readonly text: string; readonly ranges: readonly Range[] }[];
}

/** To who is not logged in: what takes no right. */
const OpenToAll = ({ level }: { level: AccessLevel }) =>
  level !== "NONE" && <span className="badge good" title={`Everyone may ${levels[level].may}`}>Open to all</span>;

/** What an asset is, in short. `level`: what who looks at it may do, where that is known. */
export function AssetCard({ asset, highlights = [], level, place = true }: {
  asset: AssetCardFragment;
  highlights?: readonly Highlight[] | undefined;
  level?: AccessLevel | undefined;
  /** Its collection is told. */
  place?: boolean;
}) {
  const marked = (field: SearchField, otherwise: ReactNode) => {
    const fragments = highlights.find((highlight) => highlight.field === field)?.fragments;
    return fragments?.length ? fragments.map((f, n) => <span key={n}>{n > 0 && " … "}<Highlighted {...f} /></span>) : otherwise;
  };
  const price = priceNow(asset, useClock());
  const past = isPast(useNetwork().network, asset.contract);
  const tags = marked("TAGS", null);
  const base = marked("BASE_MODEL", null);
  return (
    <li className="asset-card">
      <Picture id={asset.id} kind={asset.kind} />
      <div className="card-body">
        <p className="card-kind">
          <span>{kinds[asset.kind]}</span>
          {level ? level !== "NONE" && <Level level={level} /> : <OpenToAll level={asset.defaultLevel} />}
        </p>
        <h3><Link to={assetPath(asset)}>{marked("NAME", asset.name)}</Link></h3>
        <p className="card-text">{marked("DESCRIPTION", asset.description) ?? <span className="muted">No description</span>}</p>
        <p className="card-labels">
          {asset.task && <span className="badge">{marked("TASK", asset.task)}</span>}
          {asset.license && <span className="badge">{asset.license}</span>}
          {tags && <span className="badge">{tags}</span>}
          {base && <span className="badge">{base}</span>}
        </p>
        {place && asset.collectionName && (
          <p className="card-place">
            <span className="muted">in </span>
            <Link to={collectionPath(asset)}>{marked("COLLECTION", asset.collectionName)}</Link>
          </p>
        )}
        <div className="card-foot">
          <Link to={`/profile/${encodeURIComponent(asset.owner)}`} title={`Owned by ${asset.owner}`}>{asset.owner}</Link>
          {past && <span className="muted">of an earlier start</span>}
          {!past && (price ? <strong><Near yocto={price} /></strong> : <span className="muted">not for sale</span>)}
        </div>
      </div>
    </li>
  );
}
