const lengths = [7, 30, 90, 365] as const;

/** How many days back. */
export const Range = ({ days, onChange }: { days: number; onChange: (days: number) => void }) => (
  <div className="row" role="group" aria-label="Time">
    {lengths.map((length) => (
      <button
        key={length} type="button" className={length === days ? "button main" : "button"} aria-pressed={length === days}
        onClick={() => onChange(length)}
      >
        {length === 365 ? "A year" : `${length} days`}
      </button>
    ))}
  </div>
);
