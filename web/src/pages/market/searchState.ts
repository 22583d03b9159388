import type { AccessLevel, AssetFilterInput, AssetKind, AssetOrderInput, PriceBand } from "../../api/schema.generated";
import { levels } from "../../ui/Level";

export const kinds: Readonly<Record<AssetKind, string>> = {
  MODEL: "Model", DATASET: "Dataset", WORKFLOW: "Workflow", AGENT: "Agent", FOREIGN: "Other token",
};

const priceBands: Readonly<Record<PriceBand, string>> = {
  NOT_FOR_SALE: "Not for sale", BELOW_ONE: "Below 1 NEAR", ONE_TO_TEN: "1 to 10 NEAR", TEN_TO_HUNDRED: "10 to 100 NEAR",
  HUNDRED_TO_THOUSAND: "100 to 1,000 NEAR", THOUSAND_AND_MORE: "1,000 NEAR and more",
};

/** By their names in the address. "best" is the server's own choice: by relevance where there are words, else the newest. */
export const sorts = {
  best: { name: "Best match", order: null },
  newest: { name: "Newest", order: { mintedAt: "DESC" } },
  oldest: { name: "Oldest", order: { mintedAt: "ASC" } },
  cheapest: { name: "Price, lowest first", order: { price: "ASC" } },
  dearest: { name: "Price, highest first", order: { price: "DESC" } },
  popular: { name: "Most used", order: { popularity: "DESC" } },
} as const satisfies Record<string, { name: string; order: AssetOrderInput | null }>;
export type Sort = keyof typeof sorts;

/** The filters by their names in the address, each with the member of `where` that it becomes. */
export const filters = {
  kind: "kind", task: "task", license: "license", collection: "collection", base: "baseModel", price: "priceBand", rights: "rights",
  tag: "tags",
} as const satisfies Record<string, keyof AssetFilterInput>;
export type Filter = keyof typeof filters;

const closed: Partial<Record<Filter, object>> = { kind: kinds, price: priceBands, rights: levels };
const mostText = 200;
const mostValues = 20;
const mostLength = 256;

export interface SearchState {
  readonly text: string;
  readonly sort: Sort;
  readonly chosen: Readonly<Partial<Record<Filter, readonly string[]>>>;
}

export const words = (text: string) => text.trim().replace(/\s+/g, " ").slice(0, mostText);

const isFilter = (name: string): name is Filter => Object.hasOwn(filters, name);
const isSort = (name: string | null): name is Sort => name !== null && Object.hasOwn(sorts, name);

/** What an address asks for; what it cannot ask for is left out. */
export function read(query: URLSearchParams): SearchState {
  const chosen: Partial<Record<Filter, readonly string[]>> = {};
  for (const name of Object.keys(filters).filter(isFilter)) {
    const allowed = closed[name];
    const values = [...new Set(query.getAll(name))]
      .filter((value) => value && value.length <= mostLength && (!allowed || Object.hasOwn(allowed, value)))
      .slice(0, mostValues);
    if (values.length > 0) chosen[name] = values;
  }
  const sort = query.get("sort");
  return { text: words(query.get("q") ?? ""), sort: isSort(sort) ? sort : "best", chosen };
}

/** The address of a state, always in the same order; members of the address that are not a search's stay. */
export function write(state: SearchState, query: URLSearchParams): URLSearchParams {
  const others = [...query].filter(([name]) => name !== "q" && name !== "sort" && !isFilter(name));
  const text = words(state.text);
  return new URLSearchParams([
    ...(text ? [["q", text]] : []),
    ...Object.keys(filters).filter(isFilter).flatMap((name) => (state.chosen[name] ?? []).map((value) => [name, value])),
    ...(state.sort === "best" ? [] : [["sort", state.sort]]),
    ...others,
  ]);
}

/** Ticks a value, or takes it back. */
export function toggle(state: SearchState, filter: Filter, value: string): SearchState {
  const before = state.chosen[filter] ?? [];
  const after = before.includes(value) ? before.filter((v) => v !== value) : [...before, value].slice(0, mostValues);
  const others = Object.entries(state.chosen).filter(([name]) => name !== filter);
  return { ...state, chosen: Object.fromEntries(after.length > 0 ? [...others, [filter, after]] : others) };
}

/** The variables of a search. Rights are asked for by who is logged in alone: else it would be refused. */
export function question(state: SearchState, mine: boolean, fixed: AssetFilterInput = {}) {
  const where: Record<string, unknown> = { ...fixed };
  for (const name of Object.keys(state.chosen).filter(isFilter))
    if (name !== "rights" || mine) where[filters[name]] = state.chosen[name];
  return {
    text: state.text || null,
    where: Object.keys(where).length > 0 ? (where as AssetFilterInput) : null,
    orderBy: sorts[state.sort].order,
    mine,
  };
}

/** How a chosen value is called, where the facets do not say it. */
export function nameOf(filter: Filter, value: string): string {
  switch (filter) {
    case "kind": return kinds[value as AssetKind];
    case "price": return priceBands[value as PriceBand];
    case "rights": return levels[value as AccessLevel].name;
    default: return value;
  }
}
