import { describe, expect, it } from "vitest";
import { grantsOf, problemsOf, type Row } from "./grants";

const row = (account: string, until = ""): Row => ({ key: 0, account, level: "USE_MODEL", until });

describe("grants", () => {
  it("are right one by one", () => expect(problemsOf([row("a.near"), row("b.near")], "o.near")).toEqual([{}, {}]));
  it("name each account once", () => {
    const [first, second] = problemsOf([row("a.near"), row(" a.near ")], "o.near");
    expect(first?.account).toBeUndefined();
    expect(second?.account).toBeTypeOf("string");
  });
  it("are not for the owner", () => expect(problemsOf([row("o.near")], "o.near")[0]?.account).toBeTypeOf("string"));
  it("end in the time to come", () =>
    expect(problemsOf([row("a.near", "2026-01-01T00:00")], "o.near", Date.parse("2026-06-01"))[0]?.until).toBeTypeOf("string"));
  it("go without an end where none is typed", () =>
    expect(grantsOf([row(" a.near ")])).toEqual([{ account: "a.near", level: "USE_MODEL", expiresAt: null }]));
});
