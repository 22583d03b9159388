import { Facet } from "./Facet";
import { toggle, type Filter } from "./searchState";
import type { Search } from "./useSearch";

const facets = [
  ["rights", "rights", "What I may do"],
  ["kind", "kind", "Kind"],
  ["task", "task", "Task"],
  ["price", "priceBand", "Price"],
  ["license", "license", "License"],
  ["collection", "collection", "Collection"],
  ["base", "baseModel", "Base model"],
] as const;

/** By what the hits can be narrowed. `hidden`: what the place itself fixes. */
export function Filters({ search, hidden = [] }: { search: Search; hidden?: readonly Filter[] }) {
  const { state, change, counted, mine } = search;
  const counts = counted.data?.assets.facets;
  if (!counts && counted.fetching)
    return <div className="facets" aria-hidden="true">{[0, 1, 2].map((n) => <div key={n} className="skeleton facet-room" />)}</div>;
  return (
    <div className="facets">
      {facets.filter(([filter]) => !hidden.includes(filter) && (filter !== "rights" || mine)).map(([filter, member, title]) => (
        <Facet key={filter} title={title} filter={filter} facet={counts?.[member]} chosen={state.chosen[filter] ?? []}
          onToggle={(value) => change(toggle(state, filter, value))} />
      ))}
    </div>
  );
}
