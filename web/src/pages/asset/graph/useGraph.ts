import { useEffect, useState } from "react";
import type { CombinedError } from "urql";
import { client } from "../../../api/client";
import { ModelGraphDocument, type GraphNodeFragment } from "./graph.generated";

interface Graph {
  readonly nodes: readonly GraphNodeFragment[];
  /** No more will come. */
  readonly complete: boolean;
  /** The market keeps no drawing of it: it is too large. */
  readonly absent: boolean;
  readonly error: CombinedError | undefined;
}

const nothing: Graph = { nodes: [], complete: false, absent: false, error: undefined };

/** All nodes of a model's network, page by page. */
export function useGraph(contract: string, tokenId: string, wanted: boolean): Graph {
  const key = `${contract}/${tokenId}`;
  const [graph, setGraph] = useState({ ...nothing, key });
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    const load = async () => {
      const nodes: GraphNodeFragment[] = [];
      for (let after: string | null = null; ;) {
        const answer: Awaited<ReturnType<typeof page>> = await page(after);
        if (left) return;
        const found = answer.data?.asset?.version?.model?.graph;
        nodes.push(...(found?.nodes ?? []));
        const more = found?.pageInfo.hasNextPage ?? false;
        const complete = !more && !answer.error;
        setGraph({ key, nodes: complete ? nodes : [...nodes], complete, absent: complete && !found, error: answer.error });
        after = found?.pageInfo.endCursor ?? null;
        if (!more || !after) return;
      }
    };
    const page = (after: string | null) => client.query(ModelGraphDocument, { contract, tokenId, first: 100, after });
    void load();
    return () => { left = true; };
  }, [contract, tokenId, key, wanted]);
  return graph.key === key ? graph : nothing;
}
