import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState, useSyncExternalStore } from "react";
import { useClient, type AnyVariables, type Client } from "urql";
import { refreshes } from "../api/client";
import { PagedList, type Page, type Shown } from "./pagedList";

interface Connection<Data, Node> extends Shown<Data, Node> {
  readonly retry: () => void;
}

interface Options<Node> {
  /** Shows the answer before this one until this one is there. */
  readonly keep?: boolean;
  /** What makes a node the same: its `id` or its `position`, unless told otherwise. */
  readonly identify?: (node: Node) => unknown;
}

const most = 10;
const depths = new Map<string, { readonly depth: number; readonly at: number }>();

function remember(key: string, depth: number) {
  depths.delete(key);
  depths.set(key, { depth: Math.min(depth, most), at: refreshes() });
  for (const oldest of depths.keys()) {
    if (depths.size <= 2 * most) break;
    depths.delete(oldest);
  }
}

const identity = (node: unknown): unknown => {
  const { id, position } = (node ?? {}) as { readonly id?: unknown; readonly position?: unknown };
  return id ?? position;
};

/**
 * A list that grows page by page. `refresh()` reads all the pages that are shown again, and the way back from another page leads to as
 * many as there were. New variables begin anew.
 */
export function useConnection<Data, Variables extends AnyVariables & { after?: string | null }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, "after">,
  pick: (data: Data) => Page<Node> | null | undefined,
  options: Options<Node> = {},
): Connection<Data, Node> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const make = (from: Client, previous?: Shown<Data, Node>) => {
    const name = JSON.stringify([query.definitions.map((d) => ("name" in d ? d.name?.value : "")), key]);
    const before = depths.get(name);
    const list = new PagedList<Data, Node>({
      ask: (after, requestPolicy) => from.query(query, { ...variables, after } as Variables, { requestPolicy }),
      pick,
      identify: options.identify ?? identity,
      depth: before?.at === refreshes() ? before.depth : 1,
      previous,
      onShown: (depth) => remember(name, depth),
    });
    return { list, key, query, client: from };
  };
  const [current, setCurrent] = useState(() => make(client));
  let list = current.list;
  if (current.key !== key || current.query !== query || current.client !== client) {
    const next = make(client, options.keep ? list.snapshot() : undefined);
    setCurrent(next);
    list = next.list;
  }
  return { ...useSyncExternalStore(list.subscribe, list.snapshot), retry: list.retry };
}
