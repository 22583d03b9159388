import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useTyped } from "./useTyped";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A field and an address that follows what it asks after a delay, as the router does. */
function field(lag = 0) {
  const asks: [string, boolean][] = [];
  const hook = renderHook(({ asked }) => useTyped(asked, (text, goesOn) => {
    asks.push([text, goesOn]);
    setTimeout(() => hook.rerender({ asked: text.trim() }), lag);
  }), { initialProps: { asked: "" } });
  const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const type = async (text: string, ms: number) => {
    act(() => hook.result.current.type(text));
    await wait(ms);
  };
  return { asks, hook, wait, type, text: () => hook.result.current.text };
}

describe("what is typed", () => {
  it("is asked at once after a pause, then at most every 150 ms, and its end always", async () => {
    const { asks, type, wait } = field();
    for (const text of ["l", "la", "lan", "lang", "langu"]) await type(text, 60);
    await wait(200);
    expect(asks.map(([text]) => text)).toEqual(["l", "lan", "langu"]);
  });

  it("is one step of the history until the field is left", async () => {
    const { asks, type, hook } = field();
    await type("a", 200);
    await type("ab", 200);
    act(() => hook.result.current.rest());
    await type("abc", 200);
    expect(asks).toEqual([["a", false], ["ab", true], ["abc", false]]);
  });

  it("is never overwritten by the address that follows it late", async () => {
    const { type, wait, text } = field(400);
    for (const typed of ["a", "ab", "abc", "abcd"]) await type(typed, 100);
    await wait(300);
    expect(text()).toBe("abcd");
    await wait(2_000);
    expect(text()).toBe("abcd");
  });

  it("follows the address where that changes by itself", async () => {
    const { type, hook, text, asks } = field();
    await type("abc", 200);
    act(() => hook.rerender({ asked: "" }));
    expect(text()).toBe("");
    await act(() => vi.advanceTimersByTimeAsync(500));
    expect(asks).toEqual([["abc", false]]);
  });

  it("asks nothing for spaces", async () => {
    const { type, asks, text } = field();
    await type("  ", 400);
    expect([asks, text()]).toEqual([[], "  "]);
  });
});
