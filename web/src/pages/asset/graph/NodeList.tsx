import { useState } from "react";
import { shape, type Drawing } from "./drawing";

const page = 100;

/** All nodes in words: for screen readers, and for whoever looks for a name. */
export function NodeList({ drawing, onChoose }: { drawing: Drawing; onChoose: (node: number) => void }) {
  const [text, setText] = useState("");
  const [count, setCount] = useState(page);
  const wanted = text.trim().toLowerCase();
  const found = drawing.nodes.filter((node) => `${node.operator} ${node.name}`.toLowerCase().includes(wanted));
  return (
    <div className="stack">
      <label className="field"><span className="label">Find an operator or a name</span>
        <input type="search" value={text} onChange={(event) => { setText(event.target.value); setCount(page); }} />
      </label>
      <p role="status" className="muted">{found.length.toLocaleString()} of {drawing.nodes.length.toLocaleString()} nodes</p>
      <div className="scroll">
        <table>
          <caption className="visually-hidden">The network's nodes in the order of the file</caption>
          <thead>
            <tr>
              <th scope="col">Node</th><th scope="col">Level</th><th scope="col">Fed by</th><th scope="col">Output</th>
              <th scope="col">Parameters</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, count).map((node) => (
              <tr key={node.index}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onChoose(node.index)}>{node.operator} #{node.index}</button>
                  {node.name && <span className="muted wrap"> {node.name}</span>}
                </th>
                <td>{drawing.layers.level[node.index]}</td>
                <td className="wrap">{node.from.length > 0 ? node.from.map((source) => `#${source}`).join(", ") : "input"}</td>
                <td className="mono">{node.outputs[0] ? shape(node.outputs[0].shape) : "–"}</td>
                <td>{node.parameterCount.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > count && <button type="button" className="button" onClick={() => setCount(count + page)}>More</button>}
    </div>
  );
}
