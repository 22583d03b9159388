import type { WalletModuleFactory, WalletSelector } from "@near-wallet-selector/core";

export interface RealNetwork {
  /** "mainnet" or "testnet". */
  readonly id: string;
  readonly rpcUrl: string | null;
}

/**
 * The selector of a real network, with the wallets that sign without leaving the page. Loaded here alone, so never on a development chain.
 */
export async function openSelector({ id, rpcUrl }: RealNetwork, modules?: WalletModuleFactory[]): Promise<WalletSelector> {
  if (id !== "mainnet" && id !== "testnet") throw new Error(`Wallets know "mainnet" and "testnet"; this market says "${id}".`);
  // Wallets take NEAR's libraries for granted, which take Node's Buffer for granted.
  if (!("Buffer" in globalThis)) Object.assign(globalThis, { Buffer: (await import("buffer")).Buffer });
  const { setupWalletSelector } = await import("@near-wallet-selector/core");
  return setupWalletSelector({
    network: id,
    modules: modules ?? [(await import("@near-wallet-selector/nightly")).setupNightly()],
    allowMultipleSelectors: modules !== undefined,
    ...(rpcUrl && { fallbackRpcUrls: [rpcUrl] }),
  });
}
