import { gql } from "@urql/core";
import { useQuery } from "urql";

export interface Network {
  readonly id: string;
  readonly isDevelopment: boolean;
}

const networkDocument = gql<{ network: Network }, Record<string, never>>`query Network { network { id isDevelopment } }`;

/** The chain that this market is on. */
export function useNetwork() {
  const [{ data, error }, ask] = useQuery({ query: networkDocument });
  return { network: data?.network, error, retry: () => ask({ requestPolicy: "network-only" }) };
}
