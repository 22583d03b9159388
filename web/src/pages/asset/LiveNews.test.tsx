import { act, cleanup, render } from "@testing-library/react";
import { Client, makeResult, type Exchange, type Operation } from "@urql/core";
import { MemoryRouter } from "react-router";
import { Provider } from "urql";
import { afterEach, expect, it, vi } from "vitest";
import { filter, makeSubject, map, mergeMap, pipe } from "wonka";
import type { AssetHeadFragment } from "./asset.generated";
import { LiveNews } from "./LiveNews";

vi.mock("../../api/client", () => ({ refresh: () => {} }));
afterEach(cleanup);

const event = (position: string) => ({
  assetActivity: {
    __typename: "ActivityEntry", position, kind: "AssetRenamed", entityType: "asset", entityId: "1:1", actor: null,
    at: "2026-01-01T00:00:00Z", summary: {}, network: null, asset: null,
  },
});

it.each([["56", ["57", "60"]], [null, []]])("What happens after the asset was read is live, after %s", async (newest, told) => {
  const { source, next } = makeSubject<object>();
  const market: Exchange = () => (operations) => pipe(
    operations,
    filter(({ kind }) => kind === "subscription"),
    mergeMap((operation: Operation) => pipe(source, map((data) => makeResult(operation, { data })))),
  );
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [market] });
  const asset = { id: "A", position: "9", viewerAccess: null } as unknown as AssetHeadFragment;
  const page = (read: string | null) => (
    <MemoryRouter><Provider value={client}><LiveNews asset={asset} newest={read} /></Provider></MemoryRouter>
  );
  const { queryAllByRole, rerender } = render(page(newest));
  const live = () => queryAllByRole("link").map((link) => link.getAttribute("href")?.split("/").at(-1)).sort();
  for (const position of ["20", "56", "57", "60"]) await act(async () => next(event(position)));
  expect(live()).toEqual(told);
  // What is asked again for them has them, and they stay.
  rerender(page("60"));
  expect(live()).toEqual(told);
});
