import { describe, expect, it } from "vitest";
import { shareProblems, type Share } from "./royalty";

const share = (account: string, percent: string): Share => ({ key: 0, account, percent });

describe("royalty", () => {
  it("may be half of a price at most, together", () => {
    expect(shareProblems([share("a.near", "25"), share("b.near", "25")]).every((p) => !p.account && !p.percent)).toBe(true);
    expect(shareProblems([share("a.near", "25"), share("b.near", "25.01")])[1]?.percent).toBeTypeOf("string");
  });
  it("names each account once", () => expect(shareProblems([share("a.near", "1"), share("a.near", "1")])[1]?.account).toBeTypeOf("string"));
});
