import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useQuery, type AnyVariables, type CombinedError } from "urql";

interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[] | null;
}

interface Connection<Data, Node> {
  readonly nodes: readonly Node[];
  readonly data: Data | undefined;
  /** Null while there is no further page, or one is on its way. */
  readonly more: (() => void) | null;
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly retry: () => void;
}

/**
 * A list that grows page by page: the pages before stay as they were read, and cursors keep their place while others write.
 * New variables begin anew.
 */
export function useConnection<Data, Variables extends AnyVariables & { after?: string | null }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, "after">,
  pick: (data: Data) => Page<Node> | null | undefined,
): Connection<Data, Node> {
  const key = JSON.stringify(variables);
  const [kept, setKept] = useState<{ key: string; nodes: readonly Node[]; after: string | null }>({ key, nodes: [], after: null });
  const before = kept.key === key ? kept : { key, nodes: [], after: null };
  const [{ data, fetching, error, stale }, execute] = useQuery({ query, variables: { ...variables, after: before.after } as Variables });
  const page = data && !error ? pick(data) : undefined;
  const nodes = page?.nodes ? [...before.nodes, ...page.nodes] : before.nodes;
  const endCursor = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return {
    nodes,
    data,
    more: endCursor && !fetching ? () => setKept({ key, nodes, after: endCursor }) : null,
    fetching: fetching || stale,
    error,
    retry: () => execute({ requestPolicy: "network-only" }),
  };
}
