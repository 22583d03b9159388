import { cleanup, render } from "@testing-library/react";
import { Client, makeResult, type Exchange } from "@urql/core";
import { MemoryRouter } from "react-router";
import { Provider } from "urql";
import { afterEach, expect, it } from "vitest";
import { filter, map, pipe } from "wonka";
import type { AssetHeadFragment } from "../asset.generated";
import { Rights } from "./Rights";

afterEach(cleanup);

const data = {
  network: { __typename: "Network", id: "N", contract: "nrc101-2.neura.local", isDevelopment: true, rpcUrl: null },
  node: { __typename: "Asset", leaseTerms: [{ level: "RESALE", pricePerPeriod: "1", periodSeconds: 60 }], auctions: { nodes: [] } },
};
const market: Exchange = () => (operations) =>
  pipe(operations, filter(({ kind }) => kind === "query"), map((operation) => makeResult(operation, { data })));

const access = { source: "NONE", level: "NONE", expiresAt: null, denial: "NOT_GRANTED", givenBy: null, endedBy: null, asOf: "1" };
const asset = (contract: string, viewerAccess: object | null) => ({
  id: "A", contract, tokenId: "1:1", kind: "MODEL", name: "A", burnt: false, price: "1", priceUntil: null, defaultLevel: "USE_MODEL",
  viewerAccess,
}) as unknown as AssetHeadFragment;

function links(contract: string, viewerAccess: object | null): (string | null)[] {
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [market] });
  const { queryAllByRole } = render(
    <MemoryRouter><Provider value={client}><Rights asset={asset(contract, viewerAccess)} /></Provider></MemoryRouter>,
  );
  return queryAllByRole("link").map((link) => link.getAttribute("href")).filter((to) => to?.includes("tab=") ?? false);
}

const ways = {
  visitor: [null, ["/?tab=try", "/?tab=deals", "/?tab=lease", "/?tab=access"]],
  other: [access, ["/?tab=deals", "/?tab=lease", "/?tab=access"]],
  owner: [{ ...access, source: "OWNER", level: "ABSOLUTE_OWNERSHIP" }, ["/?tab=try", "/?tab=manage", "/?tab=deals"]],
} as const;

it.each(Object.entries(ways))("What stands on a chain that has ended is offered no more: %s", (_, [viewerAccess, offered]) => {
  expect(links("nrc101-2.neura.local", viewerAccess)).toEqual(offered);
  cleanup();
  expect(links("nrc101-1.neura.local", viewerAccess)).toEqual([]);
});
