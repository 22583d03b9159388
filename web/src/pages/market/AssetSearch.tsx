import { useId, useState } from "react";
import type { AssetFilterInput } from "../../api/schema.generated";
import { Dialog } from "../../ui/Dialog";
import { Chosen } from "./Chosen";
import { Filters } from "./Filters";
import "./market.css";
import { Results } from "./Results";
import { SearchBox } from "./SearchBox";
import type { Filter } from "./searchState";
import { SortSelect } from "./SortSelect";
import { useSearch, type Search } from "./useSearch";

const number = new Intl.NumberFormat("en");

function counted({ counted: { data, error } }: Search): string {
  if (error && !data) return "";
  if (!data) return "Counting …";
  const { count, exact } = data.assets.totalCount;
  return `${exact ? "" : "About "}${number.format(count)} ${count === 1 ? "result" : "results"}`;
}

/** Everything to find assets with, its state in the address. */
export function AssetSearch({ label, fixed, hidden = [], place = true }: {
  label: string;
  fixed?: AssetFilterInput;
  hidden?: readonly Filter[];
  place?: boolean;
}) {
  const search = useSearch(fixed);
  const heading = useId();
  const [open, setOpen] = useState(false);
  const { state, change } = search;
  const on = Object.values(state.chosen).reduce((sum, values) => sum + values.length, 0);
  return (
    <div className="asset-search">
      <SearchBox label={label} asked={state.text} onAsk={(text, goesOn) => change({ ...state, text }, goesOn)} />
      <aside className="side" aria-label="Filters"><Filters search={search} hidden={hidden} /></aside>
      <section className="hits" aria-labelledby={heading}>
        <h2 id={heading} className="visually-hidden">Results</h2>
        <div className="hits-top">
          <p role="status" className="muted">{counted(search)}</p>
          <button type="button" className="button filters-button" onClick={() => setOpen(true)}>Filters{on > 0 && ` (${on})`}</button>
          <SortSelect search={search} />
        </div>
        <Chosen search={search} />
        <Results search={search} place={place} />
      </section>
      <Dialog title="Filters" className="drawer" open={open} onClose={() => setOpen(false)}>
        <Filters search={search} hidden={hidden} />
        <button type="button" className="button main" onClick={() => setOpen(false)}>
          Show {search.counted.data ? counted(search).toLowerCase() : "results"}
        </button>
      </Dialog>
    </div>
  );
}
