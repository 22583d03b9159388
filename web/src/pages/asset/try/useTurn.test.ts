import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useTurn } from "./useTurn";

it("is over with the next one, and with its component", () => {
  const hook = renderHook(() => useTurn());
  const first = hook.result.current();
  expect(first()).toBe(true);
  const second = hook.result.current();
  expect([first(), second()]).toEqual([false, true]);
  hook.unmount();
  expect(second()).toBe(false);
});
