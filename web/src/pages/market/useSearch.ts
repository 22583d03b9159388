import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import type { AssetFilterInput } from "../../api/schema.generated";
import { useSession } from "../../session/useSession";
import { useConnection } from "../../ui/useConnection";
import { MarketDocument, MarketFacetsDocument } from "./market.generated";
import { question, read, write, type SearchState } from "./searchState";

/** The search that the address asks for, among all assets or those of one place. */
export function useSearch(fixed?: AssetFilterInput) {
  const [query, setQuery] = useSearchParams();
  const mine = useSession() !== null;
  const state = useMemo(() => read(query), [query]);
  const change = useCallback(
    (next: SearchState, replace = false) =>
      setQuery((before) => write(next, before), { replace, preventScrollReset: true, flushSync: true }),
    [setQuery],
  );
  const { text, where, orderBy } = question(state, mine, fixed);
  const found = useConnection(
    MarketDocument,
    { text, where, orderBy, mine, words: text !== null, first: 24 },
    (data) => ({ pageInfo: data.assets.pageInfo, nodes: data.assets.edges }),
    { keep: true, identify: (edge) => edge.node.id },
  );
  const [counted] = useQuery({ query: MarketFacetsDocument, variables: { text, where, mine }, requestPolicy: "cache-and-network" });
  return { state, change, found, mine, counted };
}

export type Search = ReturnType<typeof useSearch>;
export type Found = Search["found"]["nodes"][number];
