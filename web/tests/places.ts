import type { APIRequestContext } from "@playwright/test";

interface Found {
  readonly name: string;
  readonly contract: string;
  readonly tokenId: string;
  readonly collection: { readonly collectionId: string };
}

/** Every page by its name. */
export async function places(request: APIRequestContext): Promise<Readonly<Record<string, string>>> {
  const answer = await request.post("/graphql", {
    data: { query: "{ assets(text: \"clothing\", first: 10) { nodes { name contract tokenId collection { collectionId } } } }" },
  });
  const found: readonly Found[] = (await answer.json()).data.assets.nodes;
  const asset = found.find((a) => a.name === "Clothing at a glance");
  if (!asset) throw new Error("The market of ./run.sh has no model of clothes.");
  const at = `/asset/${asset.contract}/${asset.tokenId}`;
  return {
    market: "/",
    asset: at,
    "asset-access": `${at}?tab=access`,
    "asset-deals": `${at}?tab=deals`,
    "asset-lineage": `${at}?tab=lineage`,
    "asset-try": `${at}?tab=try`,
    "asset-versions": `${at}?tab=versions`,
    "asset-lease": `${at}?tab=lease`,
    "asset-api": `${at}?tab=api`,
    "asset-history": `${at}?tab=history`,
    "asset-statistics": `${at}?tab=statistics`,
    graph: `${at}/graph`,
    collection: `/collection/${asset.contract}/${asset.collection.collectionId}`,
    create: "/create",
    chat: "/chat",
    profile: "/profile",
    activity: "/activity",
    statistics: "/statistics",
    workers: "/workers",
    audit: "/log",
    "audit-instant": `/log/access?asset=${asset.contract}/${asset.tokenId}`,
    "audit-entry": "/log/3",
    settings: "/settings",
    wallet: "/wallet",
  };
}
