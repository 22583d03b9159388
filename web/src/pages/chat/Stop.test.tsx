import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Stop } from "./Stop";

afterEach(cleanup);

const page = (writing: boolean) => (
  <ol>
    <li tabIndex={-1}>Words{writing && <Stop busy={false} onClick={() => undefined} />}</li>
    <li><button type="button">Other</button></li>
  </ol>
);

it("The focus stays at the message when the button that stopped it goes", () => {
  const { getByRole, getByText, rerender } = render(page(true));
  getByRole("button", { name: "Stop" }).focus();
  rerender(page(false));
  expect(document.activeElement).toBe(getByText("Words"));
});

it("Who is elsewhere is left there", () => {
  const { getByRole, rerender } = render(page(true));
  getByRole("button", { name: "Other" }).focus();
  rerender(page(false));
  expect(document.activeElement).toBe(getByRole("button", { name: "Other" }));
});
