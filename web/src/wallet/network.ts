import { useQuery } from "urql";
import { NetworkDocument } from "./network.generated";

/** The chain that this market is on, with its contracts. */
export function useNetwork() {
  const [{ data, error }, ask] = useQuery({ query: NetworkDocument });
  return { network: data?.network, error, retry: () => ask({ requestPolicy: "network-only" }) };
}
