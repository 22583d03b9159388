import type { ModelTestInput } from "../../api/schema.generated";

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isTensor = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
  && "shape" in value && Array.isArray(value.shape) && "values" in value && Array.isArray(value.values);

const tensors = (text: string): unknown[] | undefined => {
  const value = json(text);
  return Array.isArray(value) && value.length > 0 && value.every(isTensor) ? value : undefined;
};

/** What is wrong with what a model is asked, and with what it answers: both, or neither. */
export const testProblems = {
  input: (input: string, { expected }: { expected: string }) =>
    !input.trim() && expected.trim() !== "" && "Say what the model is asked, or leave both empty.",
  expected: (expected: string, { input }: { input: string }) => {
    if (!expected.trim()) return input.trim() !== "" && "Say what it answers, or leave both empty.";
    return !tensors(expected) && "This is no JSON list of outputs with name, shape and values.";
  },
};

/** The test as the market takes it; null: none. */
export function testOf(input: string, expected: string): ModelTestInput | null {
  if (input.trim() === "") return null;
  const given = tensors(input);
  return { input: given ? { tensors: given } : { text: input }, expected: tensors(expected), tolerance: null };
}
