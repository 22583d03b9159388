import { describe, expect, it } from "vitest";
import { treeOf, type Branch } from "./tree";

const named = (id: string) => ({ id, contract: "c", tokenId: id, name: id, owner: "o", burnt: false });
const step = (id: string, generations: number, parent?: string) =>
  ({ generations, position: "1", asset: { ...named(id), parent: parent ? { id: parent } : null } });
const shape = (branch: Branch): unknown => [branch.asset?.id ?? null, ...branch.children.map(shape)];

describe("treeOf", () => {
  it("puts ancestors above and descendants below their parents", () =>
    expect(shape(treeOf(named("me"), [step("mother", 1), step("grandmother", 2)],
      [step("a", 1, "me"), step("b", 1, "me"), step("aa", 2, "a")])))
      .toEqual(["grandmother", ["mother", ["me", ["a", ["aa"]], ["b"]]]]));
  it("stands alone", () => expect(shape(treeOf(named("me"), [], []))).toEqual(["me"]));
  it("keeps what is not known here, and what hangs below an unknown parent", () =>
    expect(shape(treeOf(named("me"), [{ generations: 1, position: "1", asset: null }], [step("x", 2, "unknown")])))
      .toEqual([null, ["me", ["x"]]]));
});
