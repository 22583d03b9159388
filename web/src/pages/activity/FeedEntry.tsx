import { Link } from "react-router";
import { AccountLink } from "../../ui/AccountLink";
import { Level } from "../../ui/Level";
import { Moment } from "../../ui/Moment";
import { Near } from "../../ui/Near";
import { assetPath } from "../../ui/paths";
import "./activity.css";
import type { FeedEntryFragment } from "./activity.generated";
import { placeOf, tell, type Piece } from "./tell";

function Said({ piece }: { piece: Piece }) {
  switch (piece.form) {
    case "plain": return piece.value;
    case "text": return <strong className="wrap">{piece.value}</strong>;
    case "account": return <AccountLink account={piece.value} />;
    case "near": return <strong><Near yocto={piece.value} /></strong>;
    case "level": return <Level level={piece.value} />;
    case "instant": return <Moment at={piece.value} />;
  }
}

/** Who did what. */
export function Told({ entry: { actor, network, kind, summary } }: { entry: FeedEntryFragment }) {
  const isAccount = network !== null || (actor?.includes(".") && !actor.includes(":"));
  return (
    <>
      {actor && (isAccount ? <AccountLink account={actor} /> : <span className="wrap">{actor}</span>)}{" "}
      {tell(kind, summary).map((piece, index) => <Said key={index} piece={piece} />)}
    </>
  );
}

/** One event: who did what to what, when, and where its proof is. */
export function FeedEntry({ entry, fresh = false }: { entry: FeedEntryFragment; fresh?: boolean }) {
  const place = placeOf(entry.entityType, entry.entityId);
  return (
    <li className="feed-entry" data-fresh={fresh || undefined}>
      <span className="feed-dot" data-origin={entry.network === null ? "here" : "chain"} aria-hidden="true" />
      <div>
        <p>
          <Told entry={entry} />
          {!place && entry.asset && <>: <Link to={assetPath(entry.asset)} className="wrap">{entry.asset.name}</Link></>}
        </p>
        <p className="feed-meta">
          <Moment at={entry.at} />
          <span>{entry.network === null ? "here" : "on chain"}</span>
          {place && <Link to={place} className="wrap">{entry.entityId}</Link>}
          <Link to={`/log/${entry.position}`} aria-label={`Audit entry ${entry.position}`}>#{entry.position}</Link>
        </p>
      </div>
    </li>
  );
}
