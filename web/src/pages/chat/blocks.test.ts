import { describe, expect, it } from "vitest";
import { blocks, runs } from "./blocks";

describe("a generated text", () => {
  it("is cut into paragraphs, lists, headings and code", () =>
    expect(blocks("# Title\nOne\ntwo\n\n- a\n- b\n1. c\n```js\nlet x;\n\n```\nend")).toEqual([
      { kind: "heading", text: "Title" },
      { kind: "text", text: "One\ntwo" },
      { kind: "list", ordered: false, items: ["a", "b", "c"] },
      { kind: "code", language: "js", text: "let x;\n" },
      { kind: "text", text: "end" },
    ]));
  it("may end within a code block, as it comes", () =>
    expect(blocks("see\n```\nlet")).toEqual([{ kind: "text", text: "see" }, { kind: "code", language: "", text: "let" }]));
  it("keeps markup as the text that it is", () =>
    expect(blocks("<img src=x onerror=alert(1)>")).toEqual([{ kind: "text", text: "<img src=x onerror=alert(1)>" }]));
  it("loses no word", () => {
    const text = "a **b** `c` [1]\n\n* d\n#e\n####### f\n~~~\ng";
    const words = blocks(text).flatMap((b) => (b.kind === "list" ? b.items : [b.text])).join(" ");
    for (const word of ["a", "b", "c", "d", "#e", "f", "g"]) expect(words).toContain(word);
  });
  it("cites, and marks code and what is strong", () =>
    expect(runs("see [2] and `x` or **y** [a] [123]")).toEqual([
      { kind: "plain", text: "see " }, { kind: "cite", number: 2 }, { kind: "plain", text: " and " }, { kind: "code", text: "x" },
      { kind: "plain", text: " or " }, { kind: "strong", text: "y" }, { kind: "plain", text: " [a] [123]" },
    ]));
});
