import type { Opening } from "./verify/opening";

/** What the event says, as it was hashed; indented for reading. */
export const Content = ({ opening }: { opening: Opening | null }) => (
  <section className="card stack" aria-labelledby="content">
    <h2 id="content">What it says</h2>
    {opening ? (
      <>
        <pre tabIndex={0} aria-label="The event's content">{indented(opening.data)}</pre>
        <details>
          <summary>Metadata</summary>
          <pre tabIndex={0} aria-label="The event's metadata">{indented(opening.metadata)}</pre>
        </details>
      </>
    ) : (
      <p className="muted">
        Sealed behind its commitment: what happens off the chain concerns those who took part. They can have it disclosed with a proof (
        <code>neura-audit export-case</code>).
      </p>
    )}
  </section>
);

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
