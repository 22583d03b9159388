import type { ReactNode } from "react";

/** A few numbers before the charts. */
export const Figures = ({ figures }: { figures: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="numbers">
    {figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
  </dl>
);
