import { describe, expect, it } from "vitest";
import { cosine, parseTensors, rows, template } from "./tensors";

const inputs = [
  { name: "x", type: "float", shape: ["batch", "2"] },
  { name: "sr", type: "int64", shape: [] },
];
const good = [
  { name: "x", type: "float", shape: [3, 2], values: [1, 2, 3, 4, 5, 6] },
  { name: "sr", type: "int64", shape: [], values: [16000] },
];
const sentence = (value: unknown) => {
  const parsed = parseTensors(typeof value === "string" ? value : JSON.stringify(value), inputs);
  return "wrong" in parsed ? parsed.wrong : null;
};

describe("tensors", () => {
  it("the template is a request that fits", () => expect(parseTensors(template(inputs), inputs)).toHaveProperty("tensors"));
  it("a large input's template leaves the values out", () =>
    expect(template([{ name: "x", type: "float", shape: ["1", "784"] }]).length).toBeLessThan(100));
  it("what fits is handed on as it is", () => expect(parseTensors(JSON.stringify(good), inputs)).toEqual({ tensors: good }));

  it.each([
    ["{", "This is no JSON"],
    [{}, "Give an array"],
    [[1], "Tensor 1 is no object"],
    [[{ name: "y" }], "no name that the model knows: x, sr"],
    [[good[0]], "Missing: sr"],
    [[good[0], good[0]], "twice"],
    [[{ ...good[0], shape: [3, 3] }], "the model asks for [batch, 2]"],
    [[{ ...good[0], shape: "3" }], "array of lengths"],
    [[{ ...good[0], values: 3 }], "row by row"],
    [[{ ...good[0], values: [1] }], "holds 1 values; its shape asks for 6"],
  ])("%j is refused", (value, words) => expect(sentence(value)).toContain(words));

  it("rows follow the last dimension", () => {
    expect(rows([1, 2, 3, 4], [2, 2])).toEqual([[1, 2], [3, 4]]);
    expect(rows([1], [])).toEqual([[1]]);
    expect(rows([], [0, 3])).toEqual([]);
  });

  it("cosine tells directions", () => {
    expect(cosine([1, 0], [2, 0])).toBe(1);
    expect(cosine([1, 0], [0, 1])).toBe(0);
    expect(cosine([1, 0], [-1, 0])).toBe(-1);
    expect(cosine([0, 0], [1, 0])).toBeNull();
    expect(cosine([1], [1, 0])).toBeNull();
  });
});
