import { useState, type ReactNode } from "react";
import "./chart.css";
import { ChartTable } from "./ChartTable";
import { Plot } from "./Plot";
import { ticks } from "./ticks";
import { useWidth } from "./useWidth";

export interface Series {
  readonly name: string;
  /** One a place on the axis. */
  readonly values: readonly number[];
  /** What the table says in its place; the value itself where none is given. */
  readonly exact?: readonly ReactNode[];
}

interface ChartProps {
  readonly title: string;
  readonly unit: string;
  readonly places: readonly string[];
  readonly series: readonly Series[];
  readonly kind?: "bars" | "lines";
  readonly whole?: boolean;
}

export const height = 220;
const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });

/**
 * Values over an axis: bars that stand on each other, or lines. The pointer, or the arrow keys on the slider that lies over the
 * plot, choose a place; its values are told below. All of it is also a table.
 */
export function Chart({ title, unit, places, series, kind = "bars", whole = false }: ChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<number | null>(null);
  const tops = places.map((_, at) =>
    kind === "bars" ? series.reduce((sum, s) => sum + (s.values[at] ?? 0), 0) : Math.max(0, ...series.map((s) => s.values[at] ?? 0)));
  const scale = ticks(Math.max(0, ...tops), 4, whole);
  const at = chosen !== null && chosen < places.length ? chosen : null;
  const told = at === null ? null : series.map((s) => `${s.name} ${plain.format(s.values[at] ?? 0)}`).join(", ");
  return (
    <figure className="chart">
      <figcaption className="spread">
        <strong>{title} <span className="muted">{unit}</span></strong>
        <ul className="legend">
          {series.map((s, n) => <li key={s.name}><span className={`key series-${n}`} aria-hidden="true" />{s.name}</li>)}
        </ul>
      </figcaption>
      <div ref={frame} className="plot">
        <Plot width={width} places={places} series={series} kind={kind} scale={scale} chosen={at} />
        {places.length > 0 && (
          <input
            type="range" min={0} max={places.length - 1} value={at ?? places.length - 1} aria-label={`${title}: place on the axis`}
            aria-valuetext={at === null ? "none chosen" : `${places[at]}: ${told}`}
            onChange={(event) => setChosen(Number(event.target.value))}
            onFocus={() => setChosen(at ?? places.length - 1)}
            onBlur={() => setChosen(null)}
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const place = Math.floor(((event.clientX - box.left) / box.width) * places.length);
              setChosen(Math.max(0, Math.min(places.length - 1, place)));
            }}
            onPointerLeave={(event) => { if (document.activeElement !== event.currentTarget) setChosen(null); }}
          />
        )}
      </div>
      <p className="told" aria-hidden="true">{at !== null && <><strong>{places[at]}</strong> {told}</>}</p>
      <ChartTable title={title} unit={unit} places={places} series={series} />
    </figure>
  );
}
