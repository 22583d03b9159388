import type { ModelInputKind } from "../../../api/schema.generated";

export interface Tensor {
  readonly name: string;
  readonly type: string | null;
  readonly shape: readonly string[] | null;
}

/** What a model is asked with, by way of example. Contents of files and long rows of numbers are left to each language. */
export type Example =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "image" | "audio"; readonly file: string }
  | { readonly kind: "tensors"; readonly tensors: readonly { name: string; type: string; shape: readonly number[]; length: number }[] };

/** Symbols and unknown lengths are one. */
const lengthOf = (dimension: string) => (/^\d+$/.test(dimension) ? Number(dimension) : 1);

export function exampleOf(inputKind: ModelInputKind, inputs: readonly Tensor[]): Example {
  switch (inputKind) {
    case "TEXT": return { kind: "text", text: "In welcher Sprache ist dieser Satz geschrieben?" };
    case "IMAGE": return { kind: "image", file: "picture.png" };
    case "AUDIO": return { kind: "audio", file: "recording.wav" };
    case "TENSORS":
      return {
        kind: "tensors",
        tensors: inputs.map(({ name, type, shape }) => {
          const lengths = (shape ?? ["1"]).map(lengthOf);
          return { name, type: type ?? "float", shape: lengths, length: lengths.reduce((product, length) => product * length, 1) };
        }),
      };
  }
}
