import { sorts, type Sort } from "./searchState";
import type { Search } from "./useSearch";

/** Without words there is no best match: the newest come first. */
export function SortSelect({ search: { state, change } }: { search: Search }) {
  const names = (Object.keys(sorts) as Sort[]).filter((sort) => state.text || sort !== "best");
  const value = state.text || state.sort !== "best" ? state.sort : "newest";
  return (
    <label className="sort">
      <span>Sort</span>
      <select value={value} onChange={(event) => change({ ...state, sort: event.target.value as Sort })}>
        {names.map((sort) => <option key={sort} value={sort}>{sorts[sort].name}</option>)}
      </select>
    </label>
  );
}
