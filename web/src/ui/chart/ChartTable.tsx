import { useState } from "react";
import type { Series } from "./Chart";

/** The same as a table: only the places on which something happened. */
export function ChartTable({ title, unit, places, series }: {
  title: string;
  unit: string;
  places: readonly string[];
  series: readonly Series[];
}) {
  const [open, setOpen] = useState(false);
  const told = places.map((_, at) => at).filter((at) => series.some((s) => (s.values[at] ?? 0) !== 0)).reverse();
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && (told.length === 0 ? <p className="muted">Nothing in this time.</p> : (
        <div className="scroll">
          <table>
            <caption className="visually-hidden">{title}, {unit}</caption>
            <thead><tr><th scope="col">Day</th>{series.map((s) => <th key={s.name} scope="col">{s.name}</th>)}</tr></thead>
            <tbody>
              {told.map((at) => (
                <tr key={places[at]}>
                  <th scope="row">{places[at]}</th>
                  {series.map((s) => <td key={s.name}>{s.exact?.[at] ?? s.values[at]}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </details>
  );
}
