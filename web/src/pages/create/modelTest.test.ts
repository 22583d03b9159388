import { describe, expect, it } from "vitest";
import { testOf, testProblems } from "./modelTest";

const outputs = '[{"name":"probs","shape":[1,2],"values":[0.9,0.1]}]';

const wrong = (input: string, expected: string) =>
  testProblems.input(input, { expected }) || testProblems.expected(expected, { input });

describe("a model's test", () => {
  it("is none where both are empty", () => {
    expect(wrong(" ", "")).toBe(false);
    expect(testOf("", "")).toBeNull();
  });

  it.each([["Hello", ""], ["", outputs], ["Hello", "[]"], ["Hello", '{"name":"x"}'], ["Hello", "[1]"], ["Hello", "nonsense"]])(
    "is refused: %s, %s", (input, expected) => expect(wrong(input, expected)).toBeTypeOf("string"));

  it("asks a text, or tensors", () => {
    expect(wrong("Guten Tag", outputs)).toBe(false);
    const expected: unknown = JSON.parse(outputs);
    expect(testOf("Guten Tag", outputs)).toEqual({ input: { text: "Guten Tag" }, expected, tolerance: null });
    expect(testOf(outputs, outputs)?.input).toEqual({ tensors: JSON.parse(outputs) as unknown });
  });
});
