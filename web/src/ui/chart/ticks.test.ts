import { describe, expect, it } from "vitest";
import { named, ticks } from "./ticks";

describe("ticks", () => {
  it.each([
    [4, [0, 1, 2, 3, 4]], [7, [0, 2, 4, 6, 8]], [100, [0, 25, 50, 75, 100]], [0.3, [0, 0.1, 0.2, 0.3]], [0, [0, 1]], [NaN, [0, 1]],
  ])("up to %d are round", (most, expected) => expect(ticks(most)).toEqual(expected));

  it.each([1e-24, 0.007, 0.99, 1, 13, 999, 1e6 + 1, 3.4e14])("up to %d reach it, evenly, and are few", (most) => {
    const all = ticks(most);
    expect(all.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
    expect(all.length).toBeLessThanOrEqual(6);
    expect(all[0]).toBe(0);
  });

  it("counts have whole ticks", () => expect(ticks(2, 4, true)).toEqual([0, 1, 2]));
});

describe("names on the axis", () => {
  it("have room, the last one with them", () => {
    expect(named(4, 400, 50)).toEqual([0, 1, 2, 3]);
    expect(named(30, 300, 60)).toEqual([5, 11, 17, 23, 29]);
    expect(named(1, 10, 60)).toEqual([0]);
    expect(named(0, 10, 60)).toEqual([]);
  });
});
