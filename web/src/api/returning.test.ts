import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { returning } from "./returning";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function market() {
  let asked = 0;
  const refresh = () => void asked++;
  return { ...returning({ refresh, count: () => asked }), refresh, asked: () => asked };
}

it("asks once for the market's return and the socket's, a while later", async () => {
  const { back, closed, connected, asked } = market();
  closed();
  back();
  closed();
  connected(true);
  expect(asked()).toBe(0);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked()).toBe(1);
});

it("asks when the socket is back, if nothing was asked since it broke", async () => {
  const { closed, connected, refresh, asked } = market();
  connected(false);
  closed();
  connected(true);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked()).toBe(1);
  closed();
  refresh();
  closed();
  connected(true);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked()).toBe(2);
});
