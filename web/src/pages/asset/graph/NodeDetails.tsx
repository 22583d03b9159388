import { shape, title } from "./drawing";
import type { GraphNodeFragment } from "./graph.generated";

/** One node: its tensors and what feeds it. */
export function NodeDetails({ node, onChoose }: { node: GraphNodeFragment | undefined; onChoose: (node: number) => void }) {
  return (
    <section className="card stack details" aria-labelledby="node" aria-live="polite">
      <h2 id="node" className="wrap">{node ? title(node) : "No node chosen"}</h2>
      {!node && <p className="muted">Choose one to see its shapes and parameters.</p>}
      {node && (
        <dl className="facts">
          <dt>Operator</dt><dd>{node.operator} <span className="muted">of {node.domain}</span></dd>
          <dt>Parameters</dt><dd>{node.parameterCount.toLocaleString()}</dd>
          <dt>Fed by</dt>
          <dd className="row">
            {node.from.length === 0 && "the model's input"}
            {node.from.map((source) => (
              <button key={source} type="button" className="link" onClick={() => onChoose(source)}>#{source}</button>
            ))}
          </dd>
          <dt>Weights</dt><dd>{node.weights.length > 0 ? <Tensors tensors={node.weights} /> : "none"}</dd>
          <dt>Outputs</dt><dd><Tensors tensors={node.outputs} /></dd>
        </dl>
      )}
    </section>
  );
}

const Tensors = ({ tensors }: { tensors: GraphNodeFragment["weights"] }) => (
  <ul className="tensors">
    {tensors.map((tensor) => (
      <li key={tensor.name}>
        <span className="mono wrap">{tensor.name}</span> <span className="muted">{tensor.type} {shape(tensor.shape)}</span>
      </li>
    ))}
  </ul>
);
