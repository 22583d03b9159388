import { useQuery } from "urql";
import { NetworkDocument } from "./network.generated";

/** The chain that this market is on, with its contracts. */
export function useNetwork() {
  const [{ data, error }, ask] = useQuery({ query: NetworkDocument });
  return { network: data?.network, error, retry: () => ask({ requestPolicy: "network-only" }) };
}

/** Of an earlier start: a development chain ends with the market, and what was minted there is here to be read alone. */
export const isPast = (network: { readonly contract: string; readonly isDevelopment: boolean } | undefined, contract: string) =>
  network?.isDevelopment === true && network.contract !== contract;
