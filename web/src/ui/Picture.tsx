import { memo, type CSSProperties } from "react";
import type { AssetKind } from "../api/schema.generated";
import { draw, height, width, type Shape } from "./picture";
import "./picture.css";

function Part({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "dot": return <circle cx={shape.x} cy={shape.y} r={shape.r} opacity={shape.tone} />;
    case "box": return <rect x={shape.x} y={shape.y} width={shape.w} height={shape.h} rx="3" opacity={shape.tone} />;
    case "ring": return <circle className="drawn" cx={shape.x} cy={shape.y} r={shape.r} opacity={shape.tone} />;
    case "line": return <path className="drawn" d={shape.d} opacity={shape.tone} />;
  }
}

/** An asset's picture, made from its id: nothing of it comes from elsewhere. It says nothing that the text beside it does not. */
export const Picture = memo(function Picture({ id, kind }: { id: string; kind: AssetKind }) {
  const { hue, turn, shapes } = draw(id, kind);
  return (
    <svg className="picture" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true"
      style={{ "--hue": hue, "--turn": turn } as CSSProperties}>
      {shapes.map((shape, index) => <Part key={index} shape={shape} />)}
    </svg>
  );
});
