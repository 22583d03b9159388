import { describe, expect, it } from "vitest";
import { sentence } from "./sentence";

describe("sentence", () => {
  it("tells a grant with its level by name", () =>
    expect(sentence({ kind: "access_set", actor: "a.near", summary: { account: "b.near", level: 1, origin: "grant" } }))
      .toBe("b.near got the right “Use” (grant)."));
  it("tells money to the last digit", () =>
    expect(sentence({ kind: "sold", actor: null, summary: { seller: "a", buyer: "b", price: "1000000000000000000000001" } }))
      .toBe("a sold it to b for 1.000000000000000000000001 NEAR."));
  it("tells what it does not know by its name", () =>
    expect(sentence({ kind: "something_new", actor: "a.near", summary: {} })).toBe("something new by a.near."));
  it.each([null, undefined, 1, "text", []])("bears the summary %j", (summary) =>
    expect(sentence({ kind: "bid_placed", actor: null, summary })).toBe("? bid ?."));
});
