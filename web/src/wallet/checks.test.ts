import { describe, expect, it } from "vitest";
import { accountProblem, amountProblem, futureProblem, half, instant, localTime, textProblem, wholeProblem } from "./checks";

describe("checks", () => {
  it.each(["1", "0.5", "1,5", " 2 "])("'%s' is an amount", (text) => expect(amountProblem(text)).toBeUndefined());
  it.each(["", "0", "-1", "1e3", "1.0000000000000000000000001", "one"])("'%s' is no amount", (text) =>
    expect(amountProblem(text)).toBeTypeOf("string"));
  it("an amount is at most what it may be", () => {
    expect(amountProblem("2", { most: "1500000000000000000000000" })).toBe("At most 1.5 NEAR.");
    expect(amountProblem("1.5", { most: "1500000000000000000000000" })).toBeUndefined();
  });
  it("0 is an amount where nothing may be asked", () => expect(amountProblem("0", { zero: true })).toBeUndefined());

  it.each(["alice.near", "a1", "x-y_z.w", "f".repeat(64)])("'%s' is an account", (text) => expect(accountProblem(text)).toBeUndefined());
  it.each(["", "a", "Alice.near", "a..b", "-a", "a-", "a b", "f".repeat(65), "ü.near"])("'%s' is no account", (text) =>
    expect(accountProblem(text)).toBeTypeOf("string"));
  it("an account that must not be is told why", () =>
    expect(accountProblem("me.near", { account: "me.near", because: "That is you." })).toBe("That is you."));

  const now = Date.parse("2026-01-01T12:00:00Z");
  const local = (at: number) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  it("a time to come is right, one that is over is not", () => {
    expect(futureProblem(local(now + 3_600_000), {}, now)).toBeUndefined();
    expect(futureProblem(local(now - 3_600_000), {}, now)).toBeTypeOf("string");
    expect(futureProblem(local(now + 31 * 86_400_000), { days: 30 }, now)).toBeTypeOf("string");
  });
  it("no time is right where none is needed", () => {
    expect(futureProblem("")).toBeUndefined();
    expect(futureProblem("", { needed: true })).toBeTypeOf("string");
    expect(instant("")).toBeNull();
    expect(instant("nonsense")).toBeNull();
  });
  it("a time of which a part is missing is none, also where none is needed", () => {
    expect(futureProblem(half)).toMatch(/whole/);
    expect(instant(half)).toBeNull();
  });
  it("an instant is the same after it was shown", () => {
    expect(instant(localTime("2026-03-29T01:30:15.123Z"))).toBe("2026-03-29T01:30:15.123Z");
    expect(localTime(null)).toBe("");
  });

  it("a text is measured in bytes, not in characters", () => {
    expect(textProblem("ä".repeat(64), 128)).toBeUndefined();
    expect(textProblem("ä".repeat(65), 128)).toMatch(/130/);
  });
  it("a text holds no control characters, and is there where it is needed", () => {
    expect(textProblem("  ", 10, { needed: true })).toBeTypeOf("string");
    expect(textProblem("", 10)).toBeUndefined();
    expect(textProblem("a\u0000", 10)).toMatch(/control/);
    expect(textProblem("two\nlines\tand\r\n", 100)).toBeUndefined();
  });

  it.each([["1", undefined], ["30", undefined], ["0", "no"], ["31", "no"], ["1.5", "no"], ["", "no"]])("periods '%s'", (text, wrong) =>
    expect(wholeProblem(text, 1, 30) === undefined).toBe(wrong === undefined));
});
