/** Room for what is on its way. */
export const Loading = ({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) => (
  <div className="stack" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_, line) => <div key={line} className="skeleton" />)}
  </div>
);
