import { act, cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { announce } from "./announced";
import { Announced } from "./Announced";

afterEach(cleanup);

const page = (form: boolean) => <><Announced />{form && <button type="button">Buy</button>}</>;

it("What was done has the focus where its form is gone", () => {
  const { getByRole, rerender } = render(page(true));
  getByRole("button", { name: "Buy" }).focus();
  rerender(page(false));
  act(() => announce("Bought: it is yours."));
  expect(document.activeElement).not.toBe(document.body);
  expect(document.activeElement?.contains(getByRole("status"))).toBe(true);
});

it("It gets the focus also where the form goes later", async () => {
  const { getByRole, rerender } = render(page(true));
  getByRole("button", { name: "Buy" }).focus();
  act(() => announce("Bought: it is yours."));
  expect(document.activeElement).toBe(getByRole("button", { name: "Buy" }));
  rerender(page(false));
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  expect(document.activeElement?.contains(getByRole("status"))).toBe(true);
});

it("Who went elsewhere before the form goes is left there", async () => {
  const { findByRole, getByRole, rerender } = render(page(true));
  getByRole("button", { name: "Buy" }).focus();
  act(() => announce("Bought: it is yours."));
  (await findByRole("button", { name: "Close" })).focus();
  rerender(page(false));
  await act(async () => {});
  expect(document.activeElement).toBe(getByRole("button", { name: "Close" }));
});

it("Who is elsewhere is left there", () => {
  const { getByRole } = render(page(true));
  getByRole("button", { name: "Buy" }).focus();
  act(() => announce("The terms are set."));
  getByRole("status");
  expect(document.activeElement).toBe(getByRole("button", { name: "Buy" }));
});
