import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useClock, useOften } from "./useClock";

afterEach(() => void vi.useRealTimers());

it("One clock strikes for all who ask for the same, and stands still when nobody does", () => {
  vi.useFakeTimers({ now: 12_000 });
  const hooks = [renderHook(() => useClock(5)), renderHook(() => useClock(5))];
  expect(hooks.map(({ result }) => result.current)).toEqual([10_000, 10_000]);
  expect(vi.getTimerCount()).toBe(1);
  act(() => void vi.advanceTimersByTime(3_000));
  expect(hooks.map(({ result }) => result.current)).toEqual([15_000, 15_000]);
  hooks.forEach(({ unmount }) => unmount());
  expect(vi.getTimerCount()).toBe(0);
});

it("What no event tells is asked at once and whenever the time is over", () => {
  vi.useFakeTimers({ now: 12_000 });
  const ask = vi.fn();
  renderHook(() => useOften(ask));
  for (const later of [3_000, 5_000]) act(() => void vi.advanceTimersByTime(later));
  expect(ask).toHaveBeenCalledTimes(3);
});
