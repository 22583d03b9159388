import { describe, expect, it } from "vitest";
import { basisPoints, shareProblems, sharesOf, sharesTyped, total, type Share } from "./shares";

const share = (account: string, percent: string): Share => ({ key: 0, account, percent });

describe("a share of a royalty", () => {
  it.each([["5", 500], ["0.01", 1], ["2,5", 250], ["2.5", 250], ["50", 5_000], [" 7.25 ", 725]])("%s percent is %i", (text, points) =>
    expect(basisPoints(text)).toBe(points));
  it.each(["0", "50.01", "51", "100", "100.01", "1.234", "-1", "", "x", "1e1", "0.00"])("%s is none", (text) =>
    expect(basisPoints(text)).toBeNull());
  it("is added to the others", () => expect(total([{ percent: "2.5" }, { percent: "x" }, { percent: "10" }])).toBe(1_250));
});

describe("royalty", () => {
  it("may be half of a price at most, together", () => {
    expect(shareProblems([share("a.near", "25"), share("b.near", "25")]).every((p) => !p.account && !p.percent)).toBe(true);
    expect(shareProblems([share("a.near", "25"), share("b.near", "25.01")])[1]?.percent).toBeTypeOf("string");
  });
  it("names each account once", () => expect(shareProblems([share("a.near", "1"), share("a.near", "1")])[1]?.account).toBeTypeOf("string"));
  it("is typed in percent", () => {
    const royalty = [{ account: "a.near", basisPoints: 1 }, { account: "b.near", basisPoints: 1250 }];
    expect(sharesTyped(royalty).map(({ percent }) => percent)).toEqual(["0.01", "12.5"]);
    expect(sharesOf(sharesTyped(royalty))).toEqual(royalty);
  });
  it("is told to the contract in hundredths of a percent", () =>
    expect(sharesOf([share(" a.near ", "2,5")])).toEqual([{ account: "a.near", basisPoints: 250 }]));
});
