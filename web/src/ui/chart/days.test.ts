import { describe, expect, it } from "vitest";
import { drawn, everyDay, lastDays } from "./days";

describe("days", () => {
  it("without a story are empty", () => {
    const all = everyDay([{ day: "2026-02-28", runs: 3 }], "2026-02-27", "2026-03-02", (day) => ({ day, runs: 0 }));
    expect(all).toEqual([
      { day: "2026-02-27", runs: 0 }, { day: "2026-02-28", runs: 3 }, { day: "2026-03-01", runs: 0 }, { day: "2026-03-02", runs: 0 },
    ]);
  });
  it("end today, both ends included", () =>
    expect(lastDays(30, new Date("2026-11-21T23:59:59Z"))).toEqual({ from: "2026-10-23", to: "2026-11-21" }));
  it.each([["0", 0], ["1500000000000000000000000", 1.5], ["1", 0], ["1234567890123456789000000000000", 1234567.890123]])(
    "%s yocto is drawn as %d", (yocto, near) => expect(drawn(yocto)).toBeCloseTo(near, 6));
});
