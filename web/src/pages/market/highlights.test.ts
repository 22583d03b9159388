import { describe, expect, it } from "vitest";
import { pieces, type Range } from "./highlights";

const shown = (text: string, ...ranges: readonly [number, number][]) =>
  pieces(text, ranges.map(([start, length]): Range => ({ start, length }))).map((p) => (p.marked ? `[${p.text}]` : p.text)).join("");

describe("highlights", () => {
  it.each<[string, string, [number, number][]]>([
    ["none", "a text", []],
    ["at the beginning and the end", "[a] te[xt]", [[4, 2], [0, 1]]],
    ["that overlap", "[abc][d]e", [[0, 3], [2, 2]]],
    ["beyond the text", "ab[c]", [[2, 9], [40, 3], [-4, 2]]],
    ["empty and turned round", "abc", [[1, 0], [2, -1]]],
    ["in UTF-16 units", "\u{1F600}[x]", [[2, 1]]],
    ["of markup", "[<b>]&amp;</b>", [[0, 3]]],
  ])("%s", (_, expected, ranges) => {
    const text = expected.replaceAll(/[[\]]/g, "");
    expect(shown(text, ...ranges)).toBe(expected);
    expect(pieces(text, ranges.map(([start, length]) => ({ start, length }))).map((p) => p.text).join("")).toBe(text);
  });
});
