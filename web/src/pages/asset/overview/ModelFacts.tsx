import { AccountLink } from "../../../ui/AccountLink";
import { Moment } from "../../../ui/Moment";
import { EventLink } from "../parts/EventLink";
import { bytes, count, many, plain } from "../parts/words";
import type { ModelFactsFragment, TensorFactsFragment } from "./overview.generated";

const tests = {
  NONE: "has no test of its owner's",
  PENDING: "its owner's test waits for a worker; until it passes, only its owner may run it",
  PASSED: "passed its owner's test",
  FAILED: "failed its owner's test, so only its owner may run it",
} as const;

/** What the file says of itself, read without being run. */
export const ModelFacts = ({ model, version }: { model: ModelFactsFragment; version: number }) => (
  <section className="card stack">
    <h2>The model in its file (version {version})</h2>
    <div className="two">
      <dl className="facts">
        <dt>Parameters</dt><dd>{count(model.parameterCount)}</dd>
        <dt>Nodes</dt><dd>{count(model.nodeCount)}</dd>
        <dt>Size</dt><dd>{bytes(model.size)}</dd>
        <dt>Is asked with</dt><dd>{plain(model.inputKind)}</dd>
        {model.task && <><dt>Task</dt><dd>{model.task}</dd></>}
      </dl>
      <dl className="facts">
        {model.producer && <><dt>Made by</dt><dd>{model.producer}</dd></>}
        <dt>Operator sets</dt><dd>{model.opsets.map((set) => `${set.domain} ${set.version}`).join(", ")}</dd>
        <dt>Test</dt>
        <dd>
          {tests[model.test.state]}
          {model.test.largestError !== null && `, off by ${model.test.largestError.toPrecision(2)} at most`}
          {model.test.code && <> (<code>{model.test.code}</code> {model.test.message})</>}
        </dd>
        <dt>Registered</dt>
        <dd><Moment at={model.registeredAt} /> by <AccountLink account={model.registeredBy} />, <EventLink position={model.position} /></dd>
      </dl>
    </div>
    <div className="two">
      <Tensors caption="Inputs" tensors={model.inputs} />
      <Tensors caption="Outputs" tensors={model.outputs} />
    </div>
    <details>
      <summary>{many(model.operators.length, "operator")}</summary>
      <ul className="chips">
        {model.operators.map((op) => (
          <li key={`${op.domain} ${op.name}`}><span className="badge" title={op.domain}>{op.name} × {count(op.count)}</span></li>
        ))}
      </ul>
    </details>
  </section>
);

const Tensors = ({ caption, tensors }: { caption: string; tensors: readonly TensorFactsFragment[] }) => (
  <div className="scroll">
    <table>
      <caption>{caption}</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Shape</th></tr></thead>
      <tbody>
        {tensors.map((tensor) => (
          <tr key={tensor.name}>
            <td className="mono wrap">{tensor.name}</td>
            <td>{tensor.type ?? "?"}</td>
            <td className="mono">{tensor.shape ? `[${tensor.shape.join(", ")}]` : "any"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
