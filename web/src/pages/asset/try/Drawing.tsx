import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

const side = 280;
const pen = 20;
const step = 10;

interface Place {
  readonly x: number;
  readonly y: number;
}

const middle: Place = { x: side / 2, y: side / 2 };
const moves: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -step, y: 0 }, ArrowRight: { x: step, y: 0 }, ArrowUp: { x: 0, y: -step }, ArrowDown: { x: 0, y: step },
};
const within = (value: number) => Math.min(side, Math.max(0, value));

/** Light on dark, as small grey models have learnt it; by pointer, or by keys: the arrows move a pen that Space puts down and lifts. */
export function Drawing({ onDrawn }: { onDrawn: (canvas: HTMLCanvasElement | null) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Place | null>(null);
  const [keys, setKeys] = useState<{ at: Place; down: boolean } | null>(null);
  const help = useId();
  const clear = () => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.fillStyle = "#000";
    context.fillRect(0, 0, side, side);
  };
  useEffect(clear, []);
  const line = (from: Place, to: Place) => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.strokeStyle = "#fff";
    context.lineWidth = pen;
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  };
  const at = (event: PointerEvent): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * side) / box.width, y: ((event.clientY - box.top) * side) / box.height };
  };
  const draw = (event: PointerEvent) => {
    if (!last.current) return;
    const next = at(event);
    line(last.current, next);
    last.current = next;
  };
  const press = (event: KeyboardEvent) => {
    const { at: from, down } = keys ?? { at: middle, down: false };
    const move = moves[event.key];
    if (move) {
      const to = { x: within(from.x + move.x), y: within(from.y + move.y) };
      if (down) line(from, to);
      setKeys({ at: to, down });
    } else if (event.key === " ") {
      if (!down) line(from, from);
      setKeys({ at: from, down: !down });
    } else return;
    event.preventDefault();
  };
  const release = (event: KeyboardEvent) => {
    if (event.key === " " || (keys?.down && moves[event.key])) onDrawn(canvas.current);
  };
  return (
    <div className="drawing">
      <div className="paper">
        <canvas
          // An application, else screen readers keep the arrow keys for themselves.
          // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
          role="application"
          ref={canvas} width={side} height={side} tabIndex={0} aria-describedby={help}
          aria-label="Drawing area: arrow keys move the pen, Space puts it down and lifts it"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setKeys(null);
            last.current = at(event);
            draw(event);
          }}
          onPointerMove={draw}
          onPointerUp={() => {
            if (last.current) onDrawn(canvas.current);
            last.current = null;
          }}
          onPointerCancel={() => { last.current = null; }}
          onKeyDown={press} onKeyUp={release}
        />
        {keys && (
          <span
            className="pen" data-down={keys.down || undefined} aria-hidden="true"
            style={{ insetInlineStart: `${(100 * keys.at.x) / side}%`, top: `${(100 * keys.at.y) / side}%` }}
          />
        )}
      </div>
      <p className="hint" id={help}>Draw with mouse, pen or finger; or with the arrow keys and Space. A picture from a file does too.</p>
      <p role="status" className="visually-hidden">
        {keys && `Pen ${keys.down ? "down" : "up"}, ${percent(keys.at.x)} from the left, ${percent(keys.at.y)} from the top`}
      </p>
      <button type="button" className="button" onClick={() => { clear(); setKeys(null); onDrawn(null); }}>Clear</button>
    </div>
  );
}

const percent = (value: number) => `${Math.round((100 * value) / side)} %`;
