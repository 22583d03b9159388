import { Link } from "react-router";
import { Failure } from "../../ui/Failure";
import { More } from "../../ui/More";
import { AssetCard } from "./AssetCard";
import type { Search } from "./useSearch";

const Room = () => (
  <li className="asset-card" aria-hidden="true">
    <div className="skeleton picture" />
    <div className="card-body"><div className="skeleton" /><div className="skeleton" /><div className="skeleton" /></div>
  </li>
);

/** Nothing was found: what can be done about it. */
function Nothing({ search: { state, change } }: { search: Search }) {
  const filtered = Object.keys(state.chosen).length > 0;
  if (!state.text && !filtered)
    return (
      <div className="empty">
        <h2>Nothing is here yet</h2>
        <p>The first model or dataset may be yours.</p>
        <Link className="button main" to="/create">Create one</Link>
      </div>
    );
  return (
    <div className="empty">
      <h2>Nothing matches{state.text && <> “<span className="wrap">{state.text}</span>”</>}</h2>
      <p>
        {filtered ? "Fewer filters find more." : "All words must be there: fewer words find more. “or” between two words takes either."}
      </p>
      <div className="row">
        {filtered && (
          <button type="button" className="button" onClick={() => change({ ...state, chosen: {} })}>Take off all filters</button>
        )}
        {state.text && (
          <button type="button" className="button" onClick={() => change({ ...state, text: "" })}>Search for everything</button>
        )}
      </div>
    </div>
  );
}

/** The hits, page behind page. Those of the question before stay until the new ones are there. */
export function Results({ search, place }: { search: Search; place: boolean }) {
  const { nodes, fetching, stale, error, more, retry } = search.found;
  const nothing = nodes.length === 0 && !fetching && !error && !more;
  return (
    <div className="results" aria-busy={fetching} data-stale={stale || undefined}>
      {error && <Failure error={error} retry={retry} />}
      {nothing ? <Nothing search={search} /> : (
        <ul className="asset-cards">
          {nodes.map(({ node, highlights }) => (
            <AssetCard key={node.id} asset={node} highlights={highlights} level={node.viewerAccess?.level} place={place} />
          ))}
          {fetching && !stale && Array.from({ length: nodes.length > 0 ? 4 : 12 }, (_, n) => <Room key={n} />)}
        </ul>
      )}
      <More more={more} />
    </div>
  );
}
