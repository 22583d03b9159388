import { useEffect, useRef, type PointerEvent } from "react";

const side = 280;
const pen = 20;

/** Light on dark, as small grey models have learnt it. Who draws with no pointer takes a file. */
export function Drawing({ onDrawn }: { onDrawn: (canvas: HTMLCanvasElement | null) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const clear = () => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.fillStyle = "#000";
    context.fillRect(0, 0, side, side);
  };
  useEffect(clear, []);
  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * side) / box.width, y: ((event.clientY - box.top) * side) / box.height };
  };
  const draw = (event: PointerEvent) => {
    const context = canvas.current?.getContext("2d");
    if (!context || !last.current) return;
    const next = at(event);
    context.strokeStyle = "#fff";
    context.lineWidth = pen;
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(last.current.x, last.current.y);
    context.lineTo(next.x, next.y);
    context.stroke();
    last.current = next;
  };
  return (
    <div className="drawing">
      <canvas
        ref={canvas} width={side} height={side} aria-label="Drawing area"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = at(event);
          draw(event);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          if (last.current) onDrawn(canvas.current);
          last.current = null;
        }}
        onPointerCancel={() => { last.current = null; }}
      >
        Draw with mouse, pen or finger; or take a picture from a file.
      </canvas>
      <button type="button" className="button" onClick={() => { clear(); onDrawn(null); }}>Clear</button>
    </div>
  );
}
