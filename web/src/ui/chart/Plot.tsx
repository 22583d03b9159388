import { height, type Series } from "./Chart";
import { named } from "./ticks";

const left = 52;
const bottom = 24;
const top = 8;
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumSignificantDigits: 3 });

interface PlotProps {
  readonly width: number;
  readonly places: readonly string[];
  readonly series: readonly Series[];
  readonly kind: "bars" | "lines";
  readonly scale: readonly number[];
  readonly chosen: number | null;
}

/** The drawing alone, in pixels, so that its letters keep their size; hidden from screen readers, which have slider and table. */
export function Plot({ width, places, series, kind, scale, chosen }: PlotProps) {
  const most = scale.at(-1) ?? 1;
  const each = (width - left) / Math.max(1, places.length);
  const x = (at: number) => left + (at + 0.5) * each;
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const thick = Math.max(1, Math.min(32, each * 0.7));
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {scale.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">{compact.format(tick)}</text>
        </g>
      ))}
      {named(places.length, width - left, 64).map((at) => (
        <text key={at} x={Math.min(x(at), width - 22)} y={height - 6} textAnchor="middle">{places[at]}</text>
      ))}
      {chosen !== null && <rect className="chosen" x={x(chosen) - each / 2} width={each} y={top} height={height - top - bottom} />}
      {kind === "bars"
        ? places.map((_, at) => <Bar key={at} series={series} at={at} x={x(at) - thick / 2} width={thick} y={y} />)
        : series.map((s, n) => (
          <path
            key={s.name} className={`line series-${n}`}
            d={s.values.map((value, at) => `${at ? "L" : "M"}${x(at)} ${y(value)}`).join("")}
          />
        ))}
      {kind === "lines" && chosen !== null
        && series.map((s, n) => <circle key={s.name} className={`series-${n}`} cx={x(chosen)} cy={y(s.values[chosen] ?? 0)} r="4" />)}
    </svg>
  );
}

/** The series on each other. */
function Bar({ series, at, x, width, y }: {
  series: readonly Series[];
  at: number;
  x: number;
  width: number;
  y: (value: number) => number;
}) {
  const value = (s: Series) => s.values[at] ?? 0;
  return series.map((s, n) => {
    const below = series.slice(0, n).reduce((sum, lower) => sum + value(lower), 0);
    const end = y(below + value(s));
    const thick = Math.max(1, y(below) - end);
    return value(s) > 0 && <rect key={s.name} className={`series-${n}`} x={x} width={width} y={end} height={thick} rx="1" />;
  });
}
