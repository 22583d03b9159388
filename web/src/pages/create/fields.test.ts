import { describe, expect, it } from "vitest";
import { accountFault, basisPoints, sharesFault, sharesOf, tagsFault, tagsOf, textFault } from "./fields";

describe("textFault", () => {
  it("counts bytes, not characters", () => {
    expect(textFault("ä".repeat(64), 128)).toBeNull();
    expect(textFault("ä".repeat(65), 128)).toMatch(/130/);
  });

  it("wants what is needed and no control characters", () => {
    expect(textFault("  ", 10, true)).not.toBeNull();
    expect(textFault("", 10)).toBeNull();
    expect(textFault("a\u0000", 10)).toMatch(/control/);
    expect(textFault("two\nlines\tand\r\n", 100)).toBeNull();
  });
});

describe("tags", () => {
  it("are the words between commas, each once", () => expect(tagsOf(" weather, csv,,weather , a b")).toEqual(["weather", "csv", "a b"]));
  it("are ten of 32 bytes at most", () => {
    expect(tagsFault("a,b,c,d,e,f,g,h,i,j")).toBeNull();
    expect(tagsFault("a,b,c,d,e,f,g,h,i,j,k")).toMatch(/10/);
    expect(tagsFault(`ok,${"x".repeat(33)}`)).toMatch(/32/);
  });
});

describe("royalty", () => {
  it.each([["5", 500], ["0.01", 1], ["2,5", 250], ["100", 10_000], [" 7.25 ", 725]])("%s percent is %i", (text, points) =>
    expect(basisPoints(text)).toBe(points));
  it.each(["0", "100.01", "1.234", "-1", "", "x", "1e1", "0.00"])("%s is no share", (text) => expect(basisPoints(text)).toBeNull());

  it("names each account once and is no more than all", () => {
    expect(sharesFault([{ account: "a.near", percent: "5" }, { account: "", percent: "" }])).toBeNull();
    expect(sharesFault([{ account: "a.near", percent: "5" }, { account: "a.near", percent: "5" }])).toMatch(/once/);
    expect(sharesFault([{ account: "a.near", percent: "60" }, { account: "b.near", percent: "41" }])).toMatch(/100/);
    expect(sharesFault([{ account: "A.near", percent: "5" }])).toMatch(/name/);
    const kept = sharesOf([{ account: " a.near ", percent: "5" }, { account: "", percent: "" }]);
    expect(kept).toEqual([{ account: "a.near", basisPoints: 500 }]);
  });
});

describe("accountFault", () => {
  it.each(["alice.near", "a1", "x-y_z.neura.local", "0".repeat(64)])("%s is an account", (name) => expect(accountFault(name)).toBeNull());
  it.each(["", "a", "a..b", "-a", "a-.b", "Ä", "a".repeat(65), "a b"])("%s is none", (name) => expect(accountFault(name)).not.toBeNull());
});
