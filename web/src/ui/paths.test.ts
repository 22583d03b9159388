import { expect, it } from "vitest";
import { assetPath, collectionPath } from "./paths";

it.each([["1:2", "1:2"], ["a/../b?c#d", "a%2F..%2Fb%3Fc%23d"], ["100%", "100%25"]])("of token %s it holds %s", (tokenId, part) => {
  expect(assetPath({ contract: "nft.near", tokenId })).toBe(`/asset/nft.near/${part}`);
  expect(collectionPath({ contract: "nft.near", collectionId: tokenId })).toBe(`/collection/nft.near/${part}`);
});
