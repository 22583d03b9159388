import { useState } from "react";
import { colour, isDark, shape } from "./drawing";
import type { ModelSummaryQuery } from "./graph.generated";

type Model = NonNullable<NonNullable<NonNullable<ModelSummaryQuery["asset"]>["version"]>["model"]>;

const most = 24;

/** The model's inputs and outputs, and how often it uses which operator, in the operator's colour. */
export function Legend({ model, hues }: { model: Model; hues: ReadonlyMap<string, number> | undefined }) {
  const [dark] = useState(isDark);
  return (
    <div className="stack">
      <p className="wrap">
        {model.inputs.map((input) => <span key={input.name}><span className="mono">{input.name}</span> {shape(input.shape)} </span>)}
        <span className="muted" aria-label="becomes">→</span>
        {model.outputs.map((output) => <span key={output.name}> <span className="mono">{output.name}</span> {shape(output.shape)}</span>)}
      </p>
      <ul className="operators" aria-label="Operators">
        {model.operators.slice(0, most).map(({ domain, name, count }) => (
          <li key={`${domain}/${name}`} className="badge">
            {hues?.has(name) && <span className="dot" style={{ background: colour(hues.get(name) ?? 0, dark) }} aria-hidden="true" />}
            {name} <span className="muted">{count.toLocaleString()}</span>
          </li>
        ))}
        {model.operators.length > most && <li className="muted">and {model.operators.length - most} more</li>}
      </ul>
    </div>
  );
}
