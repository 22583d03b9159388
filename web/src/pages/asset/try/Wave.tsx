import { useMemo } from "react";
import { peaks } from "./peaks";

const width = 300;
const height = 48;

/** A recording, as a shape. */
export function Wave({ samples, rate }: { samples: Float32Array; rate: number }) {
  const path = useMemo(() => {
    const heights = peaks(samples, width / 2);
    const middle = height / 2;
    return heights.map((peak, at) => `M${at * 2 + 1} ${middle * (1 - peak) - 0.5}V${middle * (1 + peak) + 0.5}`).join("");
  }, [samples]);
  return (
    <svg className="wave" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img"
      aria-label={`Recording of ${(samples.length / rate).toFixed(1)} seconds`}>
      <path d={path} />
    </svg>
  );
}
