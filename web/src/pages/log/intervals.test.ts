import { describe, expect, it } from "vitest";
import { at, instantOf, micros, turns, type Interval } from "./intervals";

const interval = (account: string | null, from: string, until: string | null, source = "grant"): Interval => ({
  source, account, from, until, level: "USE_MODEL", grantedBy: "alice.near", endedBy: null, openedAt: "1", closedAt: null,
});
const one = "2026-01-01T00:00:00.1234567Z";
const two = "2026-01-02T00:00:00Z";

describe("Intervals", () => {
  const all = [interval("bob.near", one, two), interval("alice.near", two, null, "owner"), interval(null, two, null, "default")];

  it("begin with their first instant and end before their last", () => {
    expect(at(all, micros(one) - 1n)).toEqual([]);
    expect(at(all, micros(one)).map((i) => i.account)).toEqual(["bob.near"]);
    expect(at(all, micros(two)).map((i) => i.account)).toEqual(["alice.near", null]);
  });

  it("turn at each of their ends, once", () => {
    expect(turns(all, micros(two))).toEqual([micros(one), micros(two)]);
    expect(turns(all, micros(one))).toEqual([micros(one)]);
  });

  it.each(["2026-01-01T00:00:00.000001Z", "2026-01-01T00:00:00.100000Z", "1970-01-01T00:00:00.000000Z"])("%s comes back", (instant) =>
    expect(instantOf(micros(instant))).toBe(instant));
});
