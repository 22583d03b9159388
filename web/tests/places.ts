import type { APIRequestContext } from "@playwright/test";

/** Every page, as a visitor finds it. */
export async function places(request: APIRequestContext): Promise<Readonly<Record<string, string>>> {
  const answer = await request.post("/graphql", {
    data: { query: "{ assets(where: { kind: MODEL }, first: 1) { nodes { contract tokenId collection { collectionId } } } }" },
  });
  const [asset] = (await answer.json()).data.assets.nodes;
  const at = `/asset/${asset.contract}/${asset.tokenId}`;
  return {
    market: "/",
    asset: at,
    "asset-access": `${at}?tab=access`,
    "asset-deals": `${at}?tab=deals`,
    "asset-lineage": `${at}?tab=lineage`,
    "asset-try": `${at}?tab=try`,
    graph: `${at}/graph`,
    collection: `/collection/${asset.contract}/${asset.collection.collectionId}`,
    create: "/create",
    chat: "/chat",
    profile: "/profile",
    activity: "/activity",
    statistics: "/statistics",
    workers: "/workers",
    audit: "/log",
    "audit-entry": "/log/3",
    settings: "/settings",
    wallet: "/wallet",
  };
}
