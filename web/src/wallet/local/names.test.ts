import { describe, expect, it } from "vitest";
import { nameFault, suggestedName } from "./names";

describe("suggestedName", () => {
  it.each([
    [[], "alice"],
    [["alice-0f.neura.local"], "bob"],
    [["bob-0f.neura.local"], "alice"],
  ])("beside %o is %s", (accounts, name) => expect(suggestedName(accounts)).toBe(name));

  it("begins a second round when all are taken, and each is good", () => {
    const made: string[] = [];
    for (let i = 0; i < 40; i++) made.push(`${suggestedName(made)}-0f.neura.local`);
    expect(new Set(made).size).toBe(40);
    expect(made.map((account) => nameFault(account.split("-")[0] ?? ""))).toEqual(made.map(() => null));
  });
});

describe("nameFault", () => {
  it.each(["alice", "al", "a-b_c", "x2"])("%s is good", (name) => expect(nameFault(name)).toBeNull());
  it.each(["", "a", "Alice", "a--b", "-a", "a.b", "ä1", "a b", "a".repeat(33)])("%s is not", (name) =>
    expect(nameFault(name)).not.toBeNull());
});
