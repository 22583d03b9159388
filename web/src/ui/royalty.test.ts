import { describe, expect, it } from "vitest";
import { basisPoints, total } from "./royalty";

describe("a share of a royalty", () => {
  it.each([["5", 500], ["0.01", 1], ["2,5", 250], ["2.5", 250], ["50", 5_000], [" 7.25 ", 725]])("%s percent is %i", (text, points) =>
    expect(basisPoints(text)).toBe(points));
  it.each(["0", "50.01", "51", "100", "100.01", "1.234", "-1", "", "x", "1e1", "0.00"])("%s is none", (text) =>
    expect(basisPoints(text)).toBeNull());
  it("is added to the others", () => expect(total([{ percent: "2.5" }, { percent: "x" }, { percent: "10" }])).toBe(1_250));
});
