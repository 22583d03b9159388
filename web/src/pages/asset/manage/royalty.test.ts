import { describe, expect, it } from "vitest";
import { basisPoints, shareProblems, type Share } from "./royalty";

const share = (account: string, percent: string): Share => ({ key: 0, account, percent });

describe("royalty", () => {
  it.each([["2.5", 250], ["0.01", 1], ["50", 5_000], ["7,25", 725]])("%s %% are %d points", (text, points) =>
    expect(basisPoints(text)).toBe(points));
  it.each(["", "0", "50.01", "1.234", "-1", "x", "100"])("'%s' is no share", (text) => expect(basisPoints(text)).toBeNull());
  it("may be half of a price at most, together", () => {
    expect(shareProblems([share("a.near", "25"), share("b.near", "25")]).every((p) => !p.account && !p.percent)).toBe(true);
    expect(shareProblems([share("a.near", "25"), share("b.near", "25.01")])[1]?.percent).toBeTypeOf("string");
  });
  it("names each account once", () => expect(shareProblems([share("a.near", "1"), share("a.near", "1")])[1]?.account).toBeTypeOf("string"));
});
