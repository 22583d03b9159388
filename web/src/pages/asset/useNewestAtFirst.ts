import { useState } from "react";
import { useQuery } from "urql";
import { NewestOfAssetDocument } from "./asset.generated";

/**
 * The asset's newest event when the page was opened; null until it is known. What is read of the asset stands at an older one, and what
 * came between is told by the subscription first: it is no news to anybody.
 */
export function useNewestAtFirst(id: string): string | null {
  const [first, setFirst] = useState<string | null>(null);
  const [{ data, error }] = useQuery({ query: NewestOfAssetDocument, variables: { id }, pause: first !== null });
  const newest = data?.node?.__typename === "Asset" ? (data.node.activity.nodes?.[0]?.position ?? "0") : error && "0";
  if (first === null && newest) setFirst(newest);
  return first;
}

export const newSince = <Event extends { readonly position: string }>(events: readonly Event[], first: string | null) =>
  first === null ? [] : events.filter(({ position }) => BigInt(position) > BigInt(first));
