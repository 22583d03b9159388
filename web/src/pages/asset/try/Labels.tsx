interface Scored {
  readonly label: string;
  readonly score: number;
}

/** Scores as bars, the best first. */
export function Labels({ best, labels, name = (label) => label }: {
  best: string;
  labels: readonly Scored[];
  name?: (label: string) => string;
}) {
  return (
    <div className="stack">
      <p className="best wrap">{name(best)}</p>
      <table className="labels">
        <caption className="visually-hidden">Scores of the best labels</caption>
        <thead className="visually-hidden"><tr><th scope="col">Label</th><th scope="col">Score</th></tr></thead>
        <tbody>
          {labels.map(({ label, score }) => (
            <tr key={label}>
              <th scope="row" className="wrap">{name(label)}{name(label) !== label && <span className="muted"> {label}</span>}</th>
              <td>
                <span className="meter" aria-hidden="true"><span style={{ width: `${Math.max(0, Math.min(1, score)) * 100}%` }} /></span>
                <span className="number">{score.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
