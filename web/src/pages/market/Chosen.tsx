import { filters, nameOf, toggle, type Filter } from "./searchState";
import type { Search } from "./useSearch";

/** The filters that are on, each with a way to take it off. */
export function Chosen({ search: { state, change, counted } }: { search: Search }) {
  const chosen = Object.entries(state.chosen).flatMap(([filter, values]) => values.map((value) => [filter as Filter, value] as const));
  if (chosen.length === 0) return null;
  const name = (filter: Filter, value: string) => {
    const facet = filter === "collection" ? counted.data?.assets.facets[filters[filter]] : undefined;
    return facet?.buckets.find((bucket) => bucket.value === value)?.label ?? nameOf(filter, value);
  };
  return (
    <ul className="chosen" aria-label="Filters that are on">
      {chosen.map(([filter, value]) => (
        <li key={`${filter} ${value}`}>
          <button type="button" className="chip" onClick={() => change(toggle(state, filter, value))}>
            <span className="visually-hidden">Take off: </span>
            <span className="wrap">{name(filter, value)}</span>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li><button type="button" className="link" onClick={() => change({ ...state, chosen: {} })}>Take off all</button></li>
    </ul>
  );
}
