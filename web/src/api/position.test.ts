import { afterEach, beforeEach, expect, it, vi } from "vitest";

const kept = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  kept.clear();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = async () => {
  vi.resetModules();
  return (await import("./position")).position;
};

it("never goes back", async () => {
  const position = await load();
  position.saw("9");
  position.saw("10");
  position.saw("9");
  position.saw(null);
  expect(position.latest).toBe("10");
  position.saw("p1");
  expect(position.latest).toBe("p1");
});

it("holds as long as the page is open", async () => {
  const position = await load();
  position.saw("9");
  vi.advanceTimersByTime(3_600_000);
  expect(position.latest).toBe("9");
});

it("is known to the page that is loaded again, for a minute after it was told", async () => {
  (await load()).saw("9");
  vi.advanceTimersByTime(40_000);
  const again = await load();
  expect(again.latest).toBe("9");
  again.saw("9");
  vi.advanceTimersByTime(30_000);
  expect(again.latest).toBeUndefined();
  expect((await load()).latest).toBeUndefined();
  again.saw("3");
  expect(again.latest).toBe("3");
  expect((await load()).latest).toBe("3");
});

it.each(["", "nonsense", "NaN 9", "99999999999999 9", "1"])("takes nothing up from %j", async (text) => {
  kept.set("neura-position", text);
  expect((await load()).latest).toBeUndefined();
});

it("is forgotten where the market does not know it", async () => {
  const position = await load();
  position.saw("9");
  position.forget();
  expect(position.latest).toBeUndefined();
  expect((await load()).latest).toBeUndefined();
  position.saw("3");
  expect(position.latest).toBe("3");
});

it("does without a storage", async () => {
  vi.stubGlobal("sessionStorage", undefined);
  const position = await load();
  position.saw("9");
  expect(position.latest).toBe("9");
});
