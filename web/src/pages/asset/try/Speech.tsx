interface Activity {
  readonly duration: number;
  readonly speech: number;
  readonly frameSeconds: number;
  readonly segments: readonly { readonly start: number; readonly end: number }[];
  readonly probabilities: readonly number[];
}

const width = 600;
const height = 96;

/** Where there is speech, over the time of the recording. */
export function Speech({ activity }: { activity: Activity }) {
  const { duration, speech, frameSeconds, segments, probabilities } = activity;
  const x = (seconds: number) => (duration > 0 ? (seconds / duration) * width : 0);
  const y = (probability: number) => height - 4 - probability * (height - 8);
  const line = probabilities.map((p, at) => `${at ? "L" : "M"}${x((at + 0.5) * frameSeconds).toFixed(1)} ${y(p).toFixed(1)}`).join("");
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  return (
    <div className="stack">
      <p className="best">{segments.length === 0 ? "No speech" : `${seconds(speech)} of speech in ${seconds(duration)}`}</p>
      <svg className="speech" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label="Speech over time">
        {segments.map((s) => <rect key={s.start} x={x(s.start)} width={Math.max(1, x(s.end - s.start))} y="0" height={height} />)}
        <path d={line} />
      </svg>
      <div className="spread muted" aria-hidden="true"><span>0 s</span><span>{seconds(duration)}</span></div>
      {segments.length > 0 && (
        <table>
          <caption className="visually-hidden">Stretches of speech</caption>
          <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Length</th></tr></thead>
          <tbody>
            {segments.map(({ start, end }) => (
              <tr key={start}><td>{seconds(start)}</td><td>{seconds(end)}</td><td>{seconds(end - start)}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
