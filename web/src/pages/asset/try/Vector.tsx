import { CopyButton } from "../../../ui/CopyButton";

/** An embedding: its values as bars around zero. */
export function Vector({ values, dimensions }: { values: readonly number[]; dimensions: number }) {
  const most = Math.max(1e-9, ...values.map(Math.abs));
  return (
    <div className="stack">
      <p className="best">{dimensions} dimensions</p>
      <svg className="vector" viewBox={`0 0 ${values.length} 2`} preserveAspectRatio="none" role="img" aria-label="Its values as bars">
        {values.map((value, at) => (
          <rect key={at} x={at} width="0.9" y={value > 0 ? 1 - value / most : 1} height={Math.abs(value) / most} />
        ))}
      </svg>
      <p><CopyButton text={JSON.stringify(values)} what="as JSON" label="Copy as JSON" /></p>
    </div>
  );
}
