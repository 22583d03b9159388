import { rows } from "./tensors";

interface Tensor {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: unknown;
  readonly truncated: boolean;
}

const shownRows = 32;
const shownColumns = 16;

/** Each output as a table of its last dimension's rows. */
export const Tensors = ({ tensors, nonFinite }: { tensors: readonly Tensor[]; nonFinite: boolean }) => (
  <div className="stack">
    {nonFinite && <p className="muted">Some values are NaN or infinite.</p>}
    {tensors.map((tensor) => <Output key={tensor.name} tensor={tensor} />)}
  </div>
);

function Output({ tensor }: { tensor: Tensor }) {
  const lines = rows(Array.isArray(tensor.values) ? tensor.values : [], tensor.shape);
  const width = lines[0]?.length ?? 0;
  const cut = tensor.truncated || lines.length > shownRows || width > shownColumns;
  return (
    <div className="stack">
      <h3 className="mono wrap">{tensor.name}: {tensor.type}[{tensor.shape.join(", ")}]</h3>
      <div className="scroll values">
        <table>
          <caption className="visually-hidden">Values of {tensor.name}</caption>
          <tbody>
            {lines.slice(0, shownRows).map((line, row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {line.slice(0, shownColumns).map((value, column) => <td key={column} className="mono">{short(value)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut && (
        <p className="muted">
          The first {Math.min(shownRows, lines.length)} rows and {Math.min(shownColumns, width)} columns are shown.
        </p>
      )}
    </div>
  );
}

const short = (value: unknown) => (typeof value === "number" ? Number(value.toPrecision(5)).toString() : String(value));
