import { act, cleanup, renderHook } from "@testing-library/react";
import { Client, gql, makeErrorResult, makeResult, type Exchange } from "@urql/core";
import { createElement, type PropsWithChildren } from "react";
import { Provider, useQuery } from "urql";
import { afterEach, expect, it, vi } from "vitest";
import { filter, map, pipe } from "wonka";
import { refreshing } from "../api/refresh";
import { useClock, useOften } from "./useClock";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

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

it("What is shown stays while nobody answers", async () => {
  vi.useFakeTimers({ now: 10_000 });
  let away = false;
  let asked = 0;
  const network: Exchange = () => (operations) => pipe(operations, filter((o) => o.kind === "query"), map((operation) => {
    asked++;
    return away ? makeErrorResult(operation, new Error("away")) : makeResult(operation, { data: { a: asked } });
  }));
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [refreshing().exchange, network] });
  const query = gql`{ a }`;
  const { result, unmount } = renderHook(() => {
    const [{ data, error }, ask] = useQuery<{ a: number }>({ query });
    useOften(ask);
    return { data, error };
  }, { wrapper: ({ children }: PropsWithChildren) => createElement(Provider, { value: client }, children) });
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(result.current.data).toEqual({ a: asked });
  const [before, shown] = [asked, result.current.data];
  away = true;
  for (let turn = 0; turn < 4; turn++) await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(asked).toBeGreaterThan(before + 3);
  expect(result.current).toEqual({ data: shown, error: undefined });
  away = false;
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(result.current.data).toEqual({ a: asked });
  unmount();
});
