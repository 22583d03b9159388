import { describe, expect, it } from "vitest";
import { near, yocto } from "./amounts";

describe("amounts", () => {
  it.each([
    ["0", "0"],
    ["1", "0.000000000000000000000001"],
    ["1500000000000000000000000", "1.5"],
    ["1234567000000000000000000000000", "1\u202f234\u202f567"],
  ])("%s yocto is %s NEAR", (amount, text) => expect(near(amount)).toBe(text));

  it.each(["0", "1", "999999999999999999999999", "340282366920938463463374607431768211455"])("%s comes back", (amount) =>
    expect(yocto(near(amount).replaceAll("\u202f", ""))).toBe(amount));

  it.each(["", "-1", "1e3", "0x1", "1.0000000000000000000000001", "abc", "340282366920939"])("%s is no amount", (text) =>
    expect(yocto(text)).toBeNull());
});
