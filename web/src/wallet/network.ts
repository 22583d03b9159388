import { gql } from "@urql/core";
import { useQuery } from "urql";

export interface Network {
  readonly id: string;
  readonly isDevelopment: boolean;
  /** The NRC-101 contract. */
  readonly contract: string;
  readonly loginRecipient: string;
}

const networkDocument = gql<{ network: Network }, Record<string, never>>`
  query Network { network { id isDevelopment contract loginRecipient }
  }`;

/** The chain that this market is on. */
export function useNetwork() {
  const [{ data, error }, ask] = useQuery({ query: networkDocument });
  return { network: data?.network, error, retry: () => ask({ requestPolicy: "network-only" }) };
}
