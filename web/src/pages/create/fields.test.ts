import { describe, expect, it } from "vitest";
import { accountFault, sharesFault, sharesOf, tagsFault, tagsOf, textFault } from "./fields";

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
  it("names each account once and is no more than half together", () => {
    expect(sharesFault([{ account: "a.near", percent: "5" }, { account: "", percent: "" }])).toBeNull();
    expect(sharesFault([{ account: "a.near", percent: "5" }, { account: "a.near", percent: "5" }])).toMatch(/once/);
    expect(sharesFault([{ account: "a.near", percent: "25" }, { account: "b.near", percent: "25.01" }])).toMatch(/50/);
    expect(sharesFault([{ account: "a.near", percent: "25" }, { account: "b.near", percent: "25" }])).toBeNull();
    expect(sharesFault([{ account: "a.near", percent: "60" }])).toMatch(/0.01 to 50/);
    expect(sharesFault([{ account: "A.near", percent: "5" }])).toMatch(/name/);
    const kept = sharesOf([{ account: " a.near ", percent: "5" }, { account: "", percent: "" }]);
    expect(kept).toEqual([{ account: "a.near", basisPoints: 500 }]);
  });
});

describe("accountFault", () => {
  it.each(["alice.near", "a1", "x-y_z.neura.local", "0".repeat(64)])("%s is an account", (name) => expect(accountFault(name)).toBeNull());
  it.each(["", "a", "a..b", "-a", "a-.b", "Ä", "a".repeat(65), "a b"])("%s is none", (name) => expect(accountFault(name)).not.toBeNull());
});
