import { describe, expect, it } from "vitest";
import { testFault, testOf } from "./modelTest";

const outputs = '[{"name":"probs","shape":[1,2],"values":[0.9,0.1]}]';

describe("a model's test", () => {
  it("is none where both are empty", () => {
    expect(testFault(" ", "")).toBeNull();
    expect(testOf("", "")).toBeNull();
  });

  it.each([["Hello", ""], ["", outputs], ["Hello", "[]"], ["Hello", '{"name":"x"}'], ["Hello", "[1]"], ["Hello", "nonsense"]])(
    "is refused: %s, %s", (input, expected) => expect(testFault(input, expected)).not.toBeNull());

  it("asks a text, or tensors", () => {
    expect(testFault("Guten Tag", outputs)).toBeNull();
    const expected: unknown = JSON.parse(outputs);
    expect(testOf("Guten Tag", outputs)).toEqual({ input: { text: "Guten Tag" }, expected, tolerance: null });
    expect(testOf(outputs, outputs)?.input).toEqual({ tensors: JSON.parse(outputs) as unknown });
  });
});
