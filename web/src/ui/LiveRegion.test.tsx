// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Notice } from "./Notice";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const wait = () => act(() => vi.advanceTimersByTime(150));

it("stands before it speaks, and anew where it becomes urgent", async () => {
  const { rerender } = render(<Notice kind="wait">Preparing</Notice>);
  const region = screen.getByRole("status");
  expect(region.textContent).toBe("");
  await wait();
  expect(region.textContent).toBe("Preparing");

  rerender(<Notice kind="good">Done</Notice>);
  expect(screen.getByRole("status")).toBe(region);
  expect(region.textContent).toBe("Done");
  expect(region.className).toBe("notice good");

  rerender(<Notice kind="bad">Refused</Notice>);
  expect(screen.getByRole("alert").textContent).toBe("");
  await wait();
  expect(screen.getByRole("alert").textContent).toBe("Refused");
});
