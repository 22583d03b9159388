import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { CopyButton } from "./CopyButton";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function shown(writeText: () => Promise<void>) {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  const { getByRole } = render(<CopyButton text="x" what="it" />);
  return {
    copy: () => act(async () => getByRole("button").click()),
    wait: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    told: () => getByRole("status").textContent,
  };
}

it("That it is copied is told for three seconds after the last time", async () => {
  const { copy, wait, told } = shown(() => Promise.resolve());
  await copy();
  await wait(2_000);
  await copy();
  await wait(2_000);
  expect(told()).toBe("Copied");
  await wait(1_000);
  expect(told()).toBe("");
});

it("That it must be done by hand stays", async () => {
  const { copy, wait, told } = shown(() => Promise.reject(new Error()));
  await copy();
  await wait(60_000);
  expect(told()).toMatch(/by hand/);
});
