import { useState } from "react";

/** An embedding: its values as bars around zero. */
export function Vector({ values, dimensions }: { values: readonly number[]; dimensions: number }) {
  const [copied, setCopied] = useState(false);
  const most = Math.max(1e-9, ...values.map(Math.abs));
  return (
    <div className="stack">
      <p className="best">{dimensions} dimensions</p>
      <svg className="vector" viewBox={`0 0 ${values.length} 2`} preserveAspectRatio="none" role="img" aria-label="Its values as bars">
        {values.map((value, at) => (
          <rect key={at} x={at} width="0.9" y={value > 0 ? 1 - value / most : 1} height={Math.abs(value) / most} />
        ))}
      </svg>
      <button
        type="button" className="button"
        onClick={() => void navigator.clipboard.writeText(JSON.stringify(values)).then(() => setCopied(true))}
      >
        {copied ? "Copied" : "Copy as JSON"}
      </button>
    </div>
  );
}
