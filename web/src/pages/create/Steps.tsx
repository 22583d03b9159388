const steps = ["Collection", "Asset", "Content"] as const;

/** Where one is on the way to a new asset. */
export const Steps = ({ current }: { current: 1 | 2 | 3 }) => (
  <ol className="trail" aria-label="Steps">
    {steps.map((step, index) => (
      <li key={step} aria-current={index + 1 === current ? "step" : undefined} className={index + 1 < current ? "done" : undefined}>
        <span aria-hidden="true">{index + 1 < current ? "✓" : index + 1}</span> {step}
      </li>
    ))}
  </ol>
);
