import { useState } from "react";
import type { FacetCountsFragment } from "./market.generated";
import { nameOf, type Filter } from "./searchState";

const few = 6;
const number = new Intl.NumberFormat("en");

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly count: number | null;
}

function choices(filter: Filter, facet: FacetCountsFragment, chosen: readonly string[]): readonly Choice[] {
  const named = filter === "kind" || filter === "price" || filter === "rights";
  const name = (value: string, label: string) => (named && nameOf(filter, value)) || label || value;
  const buckets = facet.buckets.map(({ value, label, count }) => ({ value, name: name(value, label), count }));
  const missing = chosen.filter((value) => !buckets.some((bucket) => bucket.value === value));
  return [...missing.map((value) => ({ value, name: nameOf(filter, value), count: null })), ...buckets];
}

/** The values of one property with how many hits have them; each can be ticked. */
export function Facet({ title, filter, facet, chosen, onToggle }: {
  title: string;
  filter: Filter;
  facet: FacetCountsFragment | undefined;
  chosen: readonly string[];
  onToggle: (value: string) => void;
}) {
  const [all, setAll] = useState(false);
  const values = choices(filter, facet ?? { __typename: "Facet", exact: true, buckets: [] }, chosen);
  if (values.length === 0) return null;
  const shown = all ? values : values.filter(({ value }, index) => index < few || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      {shown.map(({ value, name, count }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          <span className="wrap">{name}</span>
          {count !== null && (
            <span className="count" title={facet?.exact ? undefined : "Estimated from a sample"}>
              <span className="visually-hidden">{facet?.exact ? " " : " about "}</span>
              {!facet?.exact && <span aria-hidden="true">~</span>}{number.format(count)}
            </span>
          )}
        </label>
      ))}
      {values.length > few && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${values.length}`}<span className="visually-hidden"> of {title.toLowerCase()}</span>
        </button>
      )}
    </fieldset>
  );
}
