import { describe, expect, it } from "vitest";
import { catchUp } from "./catchUp";

const log = (count: number) => Array.from({ length: count }, (_, n) => ({ position: String(count - n) }));

const reader = (count: number, size = 2) => async (after: string | null) => {
  const all = log(count);
  const from = after === null ? 0 : all.findIndex(({ position }) => position === after) + 1;
  const nodes = all.slice(from, from + size);
  return { nodes, pageInfo: { hasNextPage: from + size < count, endCursor: nodes.at(-1)?.position ?? null } };
};

describe("catching up", () => {
  it.each([
    [5, "5", ""],
    [5, "4", "5"],
    [7, "2", "34567"],
    [3, null, "123"],
    [0, null, ""],
  ])("of %d entries since %s", async (count, since, expected) =>
    expect((await catchUp(since, reader(count)))?.map(({ position }) => position).join("")).toBe(expected));

  it("says so where there would be a gap", async () => {
    expect(await catchUp("1", reader(100))).toBeNull();
    expect(await catchUp("gone", reader(3))).toBeNull();
  });

  it("takes nothing from an answer that did not come", async () => expect(await catchUp("1", async () => null)).toEqual([]));
});
