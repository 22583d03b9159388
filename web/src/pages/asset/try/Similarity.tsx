import { useState } from "react";
import { Field } from "../../../ui/Field";
import { Notice } from "../../../ui/Notice";
import { Progress } from "./Progress";
import { cosine } from "./tensors";
import { useRun, type RunState, type Terms } from "./useRun";

const vector = (state: RunState) =>
  state.step === "ended" && state.run.result?.__typename === "TextEmbedding" ? state.run.result.values : null;

/** Two texts, each a run of its own, and how near their meanings lie. */
export function Similarity({ asset, terms }: { asset: string; terms: Terms }) {
  const [texts, setTexts] = useState(["", ""] as readonly [string, string]);
  const one = useRun(asset);
  const other = useRun(asset);
  const busy = one.busy || other.busy;
  const [a, b] = [vector(one.state), vector(other.state)];
  const near = a && b && !busy ? cosine(a, b) : null;
  const stuck = [one.state, other.state].find((s) => s.step === "refused" || (s.step === "ended" && !vector(s)));
  return (
    <section className="card stack" aria-labelledby="try-similarity">
      <h2 id="try-similarity">How alike are two texts?</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (busy || texts.some((t) => !t.trim())) return;
          void one.run({ text: texts[0] }, terms);
          void other.run({ text: texts[1] }, terms);
        }}
      >
        <div className="try-columns">
          <Field label="One text">
            <textarea rows={3} required value={texts[0]} onChange={(event) => setTexts([event.target.value, texts[1]])} />
          </Field>
          <Field label="Another">
            <textarea rows={3} required value={texts[1]} onChange={(event) => setTexts([texts[0], event.target.value])} />
          </Field>
        </div>
        <button type="submit" className="button main" disabled={busy}>{busy ? "Running …" : "Compare: two runs"}</button>
      </form>
      <Progress state={one.state} onStop={(job) => void one.stop(job)} />
      <Progress state={other.state} onStop={(job) => void other.stop(job)} />
      {stuck && <Notice kind="bad">{stuck.step === "refused" ? stuck.message : "One of the runs gave no vector."}</Notice>}
      {near !== null && (
        <div role="status" className="stack">
          <p className="best">Cosine {near.toFixed(3)}</p>
          <span className="meter" aria-hidden="true"><span style={{ width: `${Math.max(0, near) * 100}%` }} /></span>
          <p className="muted">1 is the same direction, 0 none in common, below 0 opposed.</p>
        </div>
      )}
    </section>
  );
}
