import { act, cleanup, render } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { afterEach, expect, it } from "vitest";
import { from } from "../pages/wallet/from";
import { ConnectLink } from "./ConnectLink";

afterEach(cleanup);

function Here() {
  const { pathname, state } = useLocation();
  return <><p>{pathname}</p><p>{from(state)}</p><ConnectLink /></>;
}

it("Who connects comes back to where he was, however often he asks", async () => {
  const { getByRole, getByText } = render(<MemoryRouter initialEntries={["/asset/nft.near/1:1?tab=deals"]}><Here /></MemoryRouter>);
  for (let time = 0; time < 2; time++) {
    await act(async () => getByRole("link").click());
    getByText("/wallet");
    expect(getByText("/asset/nft.near/1:1?tab=deals").tagName).toBe("P");
  }
});
