import { expect, it } from "vitest";
import { told } from "./told";

const tree = { size: 1, root: "" };

it("tells what was checked alone", () => {
  expect(told({ tree, anchored: true, seen: true }, true)).toBe(
    "Checked in your browser: the log signed this root, it begins with the root that the market says it anchored, "
      + "and it begins with the one this browser saw before.");
  expect(told({ tree, anchored: false, seen: false }, true)).toBe(
    "Checked in your browser: the log signed this root. From now on this browser remembers it.");
  expect(told({ tree, anchored: false, seen: true }, true)).not.toContain("anchored");
  expect(told({ tree, anchored: true, seen: false }, false)).toContain("cannot remember");
});
