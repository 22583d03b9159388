interface Declared {
  readonly name: string;
  readonly type: string | null;
  readonly shape: readonly string[] | null;
}

type Parsed = { readonly tensors: unknown } | { readonly wrong: string };

/** Above it, the template names the shape and leaves the values to be filled in. */
const most = 256;

/** A request with the model's declared inputs, zeros in them: what is not fixed is 1. */
export const template = (inputs: readonly Declared[]): string =>
  `[\n${inputs.map((input) => `  ${JSON.stringify(example(input))}`).join(",\n")}\n]`;

function example({ name, type, shape }: Declared) {
  const lengths = (shape ?? []).map((d) => (/^\d+$/.test(d) ? Number(d) : 1));
  const count = lengths.reduce((product, length) => product * length, 1);
  const zero = type === "string" ? "" : type === "bool" ? false : 0;
  return { name, type: type ?? "float", shape: lengths, values: count <= most ? Array<typeof zero>(count).fill(zero) : [] };
}

/** Whether it can be what the model declares; what it cannot be gets a sentence that says where. */
export function parseTensors(text: string, inputs: readonly Declared[]): Parsed {
  let tensors: unknown;
  try {
    tensors = JSON.parse(text);
  } catch (error) {
    return { wrong: `This is no JSON: ${error instanceof Error ? error.message : "it ends too early"}.` };
  }
  if (!Array.isArray(tensors)) return { wrong: "Give an array of tensors: [{ \"name\", \"type\", \"shape\", \"values\" }]." };
  const seen = new Set<string>();
  for (const [at, tensor] of tensors.entries()) {
    const wrong = wrongWith(tensor, at, inputs, seen);
    if (wrong) return { wrong };
  }
  const missing = inputs.filter((input) => !seen.has(input.name));
  return missing.length ? { wrong: `Missing: ${missing.map((m) => m.name).join(", ")}.` } : { tensors };
}

function wrongWith(tensor: unknown, at: number, inputs: readonly Declared[], seen: Set<string>): string | null {
  if (typeof tensor !== "object" || tensor === null) return `Tensor ${at + 1} is no object.`;
  const { name, shape, values } = tensor as Record<string, unknown>;
  const declared = inputs.find((input) => input.name === name);
  if (typeof name !== "string" || !declared)
    return `Tensor ${at + 1} has no name that the model knows: ${inputs.map((i) => i.name).join(", ")}.`;
  if (seen.has(name)) return `${name} is there twice.`;
  seen.add(name);
  if (!Array.isArray(shape) || !shape.every((d) => Number.isSafeInteger(d) && d >= 0))
    return `${name}: "shape" has to be an array of lengths.`;
  const lengths = shape as number[];
  if (declared.shape && !fits(lengths, declared.shape))
    return `${name} has shape [${lengths.join(", ")}]; the model asks for [${declared.shape.join(", ")}].`;
  if (!Array.isArray(values)) return `${name}: "values" has to be an array, row by row.`;
  const count = lengths.reduce((product, length) => product * length, 1);
  return values.length === count ? null : `${name} holds ${values.length} values; its shape asks for ${count}.`;
}

const fits = (lengths: readonly number[], declared: readonly string[]) =>
  lengths.length === declared.length && declared.every((d, at) => !/^\d+$/.test(d) || Number(d) === lengths[at]);

/** A tensor's values as rows of its last dimension. */
export function rows(values: readonly unknown[], shape: readonly number[]): unknown[][] {
  const width = Math.max(1, shape.length > 0 ? (shape.at(-1) ?? 1) : 1);
  return Array.from({ length: Math.ceil(values.length / width) }, (_, row) => values.slice(row * width, (row + 1) * width));
}

/** Cosine of the angle between two vectors; null where one has no direction, or they have other lengths. */
export function cosine(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) return null;
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  const length = Math.sqrt(dot(a, a) * dot(b, b));
  return length > 0 ? Math.max(-1, Math.min(1, dot(a, b) / length)) : null;
}
