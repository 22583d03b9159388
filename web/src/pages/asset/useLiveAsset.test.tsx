import { act, renderHook } from "@testing-library/react";
import { Client, makeResult, type Exchange } from "@urql/core";
import type { PropsWithChildren } from "react";
import { Provider } from "urql";
import { afterEach, expect, it, vi } from "vitest";
import { filter, map, pipe } from "wonka";
import { useLiveAsset } from "./useLiveAsset";

vi.mock("../../api/client", () => ({ refresh: () => {} }));
afterEach(() => void vi.useRealTimers());

function live(code: string) {
  vi.useFakeTimers();
  const asked = vi.fn();
  const market: Exchange = () => (operations) => pipe(operations, filter(({ kind }) => kind === "subscription"), map((operation) => {
    asked();
    return makeResult(operation, { data: null, errors: [{ message: "No.", extensions: { code } }] });
  }));
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [market] });
  const wrapper = ({ children }: PropsWithChildren) => <Provider value={client}>{children}</Provider>;
  return { asked, ...renderHook(() => useLiveAsset("A", "1"), { wrapper }) };
}

it.each(["RATE_LIMITED", "ANONYMOUS_SUBSCRIPTION_LIMIT"])("Without a seat it starts again by itself: %s", async (code) => {
  const { asked, result, unmount } = live(code);
  expect(result.current).toMatchObject({ refused: true, again: null });
  const before = asked.mock.calls.length;
  for (let turn = 0; turn < 2; turn++) await act(() => vi.advanceTimersByTimeAsync(30_000));
  expect(asked).toHaveBeenCalledTimes(before + 2);
  expect(result.current.refused).toBe(true);
  unmount();
});

it("What else ended it waits for a hand", async () => {
  const { asked, result, unmount } = live("GONE");
  expect(result.current).toMatchObject({ refused: false, why: "No." });
  const before = asked.mock.calls.length;
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(asked).toHaveBeenCalledTimes(before);
  await act(async () => result.current.again?.());
  expect(asked).toHaveBeenCalledTimes(before + 1);
  unmount();
});
