import { describe, expect, it } from "vitest";
import { accountProblem, amountProblem, futureProblem, instant, wholeProblem } from "./checks";

describe("checks", () => {
  it.each(["1", "0.5", "1,5", " 2 "])("'%s' is an amount", (text) => expect(amountProblem(text)).toBeUndefined());
  it.each(["", "0", "-1", "1e3", "1.0000000000000000000000001", "one"])("'%s' is no amount", (text) =>
    expect(amountProblem(text)).toBeTypeOf("string"));
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

  it.each([["1", undefined], ["30", undefined], ["0", "no"], ["31", "no"], ["1.5", "no"], ["", "no"]])("periods '%s'", (text, wrong) =>
    expect(wholeProblem(text, 1, 30) === undefined).toBe(wrong === undefined));
});
