/** Says where others go along. */
export const Bundle = ({ tokens }: { tokens: readonly string[] }) =>
  tokens.length > 1 ? <p>Sold together, as one: <span className="mono wrap">{tokens.join(", ")}</span></p> : null;
