import { expect, it } from "vitest";
import { assetPath, collectionPath, instantPath, namedAsset } from "./paths";

it.each([["1:2", "1:2"], ["a/../b?c#d", "a%2F..%2Fb%3Fc%23d"], ["100%", "100%25"]])("of token %s it holds %s", (tokenId, part) => {
  expect(assetPath({ contract: "nft.near", tokenId })).toBe(`/asset/nft.near/${part}`);
  expect(collectionPath({ contract: "nft.near", collectionId: tokenId })).toBe(`/collection/nft.near/${part}`);
});

it.each([
  ["nft.near/1:2", "1:2"], [" nft.near/a/b ", "a/b"], ["http://127.0.0.1:5080/asset/nft.near/1:2?tab=access", "1:2"],
  ["/asset/nft.near/a%2Fb#x", "a/b"],
])("%j names an asset", (text, tokenId) => expect(namedAsset(text)).toEqual({ contract: "nft.near", tokenId }));

it.each(["", "nft.near", "nft.near/", "/asset/nft.near/%E0", "two words/1:2"])("%j names none", (text) =>
  expect(namedAsset(text)).toBeNull());

it("The way to an asset's past names it", () => {
  const named = new URL(instantPath({ contract: "nft.near", tokenId: "a&b/c" }), "http://x/").searchParams.get("asset");
  expect(namedAsset(named ?? "")).toEqual({ contract: "nft.near", tokenId: "a&b/c" });
});
