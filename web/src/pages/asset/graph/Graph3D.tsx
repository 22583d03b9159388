import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { colour, isDark, title, type Drawing } from "./drawing";
import { inSpace, sizeOf } from "./layout";
import type { GraphScene } from "./scene";

interface Graph3DProps {
  readonly drawing: Drawing;
  readonly chosen: number | null;
  readonly onChoose: (node: number | null) => void;
  readonly onFailed: () => void;
}

const most = 28;

/** Which nodes bear a label: the largest, for they tell most. */
const labelled = ({ nodes }: Drawing): readonly number[] =>
  nodes.length <= most
    ? nodes.map((node) => node.index)
    : nodes.toSorted((a, b) => b.parameterCount - a.parameterCount).slice(0, most).map((node) => node.index);

/** The network in space. The arrow keys turn it, plus and minus bring it nearer, n and p go from node to node. */
export function Graph3D({ drawing, chosen, onChoose, onFailed }: Graph3DProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const scene = useRef<GraphScene | null>(null);
  const looked = useRef(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const [dark] = useState(isDark);
  const names = labelled(drawing);
  const tip = pointed === null ? undefined : drawing.nodes[pointed];

  useEffect(() => {
    let left = false;
    const place = (project: (node: number) => { x: number; y: number } | null) => {
      for (const label of labels.current?.children ?? []) {
        if (!(label instanceof HTMLElement)) continue;
        const at = project(Number(label.dataset["node"]));
        label.hidden = at === null;
        if (at) label.style.transform = `translate(${at.x}px, ${at.y}px) translate(-50%, 0.1rem)`;
      }
    };
    const start = async () => {
      const { graphScene } = await import("./scene");
      if (left || !canvas.current) return;
      const points = inSpace(drawing.layers);
      const nodes = drawing.nodes.map((node, index) => ({
        at: points[index] ?? { x: 0, y: 0, z: 0 }, size: sizeOf(node.parameterCount), from: node.from,
        colour: colour(drawing.hues.get(node.operator) ?? 0, dark),
      }));
      scene.current = graphScene(canvas.current, nodes, {
        line: dark ? "#7c829c" : "#8a8aa3", chosen: dark ? "#ffffff" : "#111118",
        still: matchMedia("(prefers-reduced-motion: reduce)").matches,
        onPoint: setPointed, onChoose, onDrawn: place,
      });
    };
    start().catch(onFailed);
    return () => {
      left = true;
      scene.current?.dispose();
      scene.current = null;
    };
  }, [drawing, dark, onChoose, onFailed]);

  useEffect(() => {
    scene.current?.choose(chosen, looked.current);
    looked.current = false;
  }, [chosen]);

  const step = (by: number) => {
    looked.current = true;
    const count = drawing.nodes.length;
    onChoose(chosen === null ? (by > 0 ? 0 : count - 1) : (chosen + by + count) % count);
  };
  const key = (event: KeyboardEvent) => {
    const does: Record<string, () => void> = {
      ArrowLeft: () => scene.current?.turn(-0.12, 0), ArrowRight: () => scene.current?.turn(0.12, 0),
      ArrowUp: () => scene.current?.turn(0, -0.12), ArrowDown: () => scene.current?.turn(0, 0.12),
      "+": () => scene.current?.zoom(0.85), "-": () => scene.current?.zoom(1.18), "=": () => scene.current?.zoom(0.85),
      Home: () => scene.current?.home(), n: () => step(1), p: () => step(-1), Escape: () => onChoose(null),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="stack">
      <div className="space">
        {/* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
            a widget of its own; its keys are told below */}
        <div
          role="application" aria-label="The network in space" aria-describedby="graph-keys" tabIndex={0} onKeyDown={key} className="view"
        >
          <canvas ref={canvas} />
          <div ref={labels} className="labels3d" aria-hidden="true">
            {names.map((node) => <span key={node} data-node={node} hidden>{drawing.nodes[node]?.operator}</span>)}
          </div>
        </div>
        {/* eslint-enable */}
        <div className="row keys" role="group" aria-label="View">
          <button type="button" className="button" aria-label="Nearer" onClick={() => scene.current?.zoom(0.8)}>+</button>
          <button type="button" className="button" aria-label="Farther" onClick={() => scene.current?.zoom(1.25)}>−</button>
          <button type="button" className="button" onClick={() => scene.current?.home()}>All of it</button>
        </div>
        {tip && <p className="tip" aria-hidden="true">{title(tip)} · {tip.parameterCount.toLocaleString()} parameters</p>}
      </div>
      <p id="graph-keys" className="muted">
        Drag to turn, wheel or pinch to come nearer, click a node. Keys: arrows turn, + and − zoom, n and p go through the nodes, Home shows
        all of it.
      </p>
    </div>
  );
}
