import { describe, expect, it } from "vitest";
import { aPeriod, bytes, many, percent, share, span, times } from "./words";

describe("words", () => {
  it.each([[0, "0 bytes"], [1, "1 byte"], [999, "999 bytes"], [322_657, "323 kB"], [1_000_000, "1.00 MB"]])("%d bytes are %s", (n, text) =>
    expect(bytes(n)).toBe(text));
  it.each([[86_400, "1 day"], [172_800, "2 days"], [129_600, "36 hours"], [604_800, "1 week"]])("%d s are %s", (n, text) =>
    expect(span(n)).toBe(text));
  it.each([[86_400, "a day"], [3_600, "an hour"], [172_800, "for 2 days"], [604_800, "a week"], [1_209_600, "for 2 weeks"]])(
    "a price each %d s is one %s", (n, text) => expect(aPeriod(n)).toBe(text));
  it("numbers have their words", () => {
    expect(many(1, "run")).toBe("1 run");
    expect(many(2_000, "run")).toBe("2,000 runs");
    expect(percent(250)).toBe("2.5 %");
  });
  it("money is exact beyond what a float can hold", () => {
    expect(times("340282366920938463463374607431768211455", 1)).toBe("340282366920938463463374607431768211455");
    expect(times("1000000000000000000000001", 3)).toBe("3000000000000000000000003");
    expect(share("1000000000000000000000001", 250)).toBe("25000000000000000000000");
  });
});
