import { inOrder, Level, levels } from "../../../ui/Level";

/** The words that stand in badges everywhere, told once. */
export const LevelsExplained = () => (
  <details className="card">
    <summary>What the levels mean</summary>
    <div className="stack">
      <p className="muted">
        Six levels, each with what stands above it. A right comes from the owner, by a lease or by a purchase; an owner may also open a
        level to everyone.
      </p>
      <dl className="facts">
        {inOrder.slice(1).map((level) => (
          <div key={level} className="level-meaning"><dt><Level level={level} /></dt><dd>{levels[level].may}</dd></div>
        ))}
      </dl>
    </div>
  </details>
);
