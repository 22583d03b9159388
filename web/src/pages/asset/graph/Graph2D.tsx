import { useMemo, useState } from "react";
import { colour, isDark, title, type Drawing } from "./drawing";
import { sizeOf } from "./layout";

const gap = { x: 110, y: 64 };

/** The network in a plane, its data from top to bottom. */
export function Graph2D({ drawing, chosen, onChoose }: {
  drawing: Drawing;
  chosen: number | null;
  onChoose: (node: number | null) => void;
}) {
  const [zoom, setZoom] = useState(1);
  const [dark] = useState(isDark);
  const { levels } = drawing.layers;
  const widest = Math.max(1, ...levels.map((nodes) => nodes.length));
  const [width, height] = [widest * gap.x, levels.length * gap.y];
  const at = useMemo(() => {
    const places = new Map<number, { x: number; y: number }>();
    levels.forEach((nodes, level) => nodes.forEach((node, place) =>
      places.set(node, { x: (widest - nodes.length) * gap.x / 2 + (place + 0.5) * gap.x, y: (level + 0.5) * gap.y })));
    return places;
  }, [levels, widest]);
  const edges = useMemo(() => drawing.nodes.flatMap((node) => node.from.map((source) => {
    const [a, b] = [at.get(source), at.get(node.index)];
    return a && b ? `M${a.x} ${a.y}C${a.x} ${a.y + gap.y / 2} ${b.x} ${b.y - gap.y / 2} ${b.x} ${b.y}` : "";
  })).join(""), [drawing.nodes, at]);
  return (
    <div className="stack">
      <label className="row check">Size
        <input type="range" min={0.1} max={2} step={0.1} value={zoom} onChange={(event) => setZoom(Number(event.target.value))} />
      </label>
      <div className="plane" role="region" aria-label="The network in a plane" tabIndex={0}>
        <svg
          width={width * zoom} height={height * zoom} viewBox={`0 0 ${width} ${height}`}
          role="img" aria-label="Nodes and edges; the list has all of them"
        >
          <path className="edges" d={edges} />
          {drawing.nodes.map((node) => {
            const place = at.get(node.index) ?? { x: 0, y: 0 };
            const radius = 9 * sizeOf(node.parameterCount);
            return (
              <g key={node.index} className={node.index === chosen ? "node chosen" : "node"} onClick={() => onChoose(node.index)}>
                <title>{`${title(node)}, ${node.parameterCount.toLocaleString()} parameters`}</title>
                <circle cx={place.x} cy={place.y} r={radius} fill={colour(drawing.hues.get(node.operator) ?? 0, dark)} />
                <text x={place.x} y={place.y + radius + 13} textAnchor="middle">{node.operator.slice(0, 16)}</text>
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}
