import { act, render } from "@testing-library/react";
import { Client, makeResult, type Exchange } from "@urql/core";
import { MemoryRouter } from "react-router";
import { Provider } from "urql";
import { expect, it, vi } from "vitest";
import { delay, filter, map, pipe } from "wonka";
import { session } from "../../session/session";
import { Chat } from "./Chat";

it("Nobody is told that there is nothing to chat with, nor asked for an account, before it is known who is there", async () => {
  const asked = vi.fn();
  const market: Exchange = () => (operations) => pipe(
    operations,
    filter(({ kind }) => kind === "query"),
    map((operation) => {
      asked();
      return makeResult(operation, { data: { chatModels: [] } });
    }),
    delay(0),
  );
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [market] });
  session.restore();
  const { container, queryByText, findByText } = render(<MemoryRouter><Provider value={client}><Chat /></Provider></MemoryRouter>);
  expect(asked).not.toHaveBeenCalled();
  expect(container.querySelector(".empty")).toBeNull();
  act(() => session.set(null));
  expect(queryByText(/Connect your account/)).toBeNull();
  await findByText("No generator runs here");
  expect(asked).toHaveBeenCalled();
  expect(queryByText(/Connect your account/)).toBeNull();
});
