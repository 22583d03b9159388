import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { Notice } from "../../../ui/Notice";
import { useForm } from "../../../wallet/useForm";
import { Progress } from "./Progress";
import { cosine } from "./tensors";
import { useRun, type RunState, type Terms } from "./useRun";

const vector = (state: RunState) =>
  state.step === "ended" && state.run.result?.__typename === "TextEmbedding" ? state.run.result.values : null;

const needed = (text: string) => !text.trim() && "Type a text.";

/** Two texts, each a run of its own, and how near their meanings lie. */
export function Similarity({ asset, terms }: { asset: string; terms: Terms }) {
  const { values, bind, wrong, check } = useForm({ text: "", second: "" }, { text: needed, second: needed });
  const one = useRun(asset);
  const other = useRun(asset);
  const busy = one.busy || other.busy;
  const [a, b] = [vector(one.state), vector(other.state)];
  const near = a && b && !busy ? cosine(a, b) : null;
  const stuck = [one.state, other.state].find((s) => s.step === "refused" || (s.step === "ended" && !vector(s)));
  return (
    <section className="card stack" aria-labelledby="try-similarity">
      <h2 id="try-similarity">How alike are two texts?</h2>
      <Form
        label="Compare: two runs"
        running="Running …"
        busy={busy}
        check={check}
        send={() => {
          void one.run({ text: values.text }, terms);
          void other.run({ text: values.second }, terms);
        }}
      >
        <div className="try-columns">
          <Field label="One text" wrong={wrong("text")}><textarea rows={3} dir="auto" {...bind("text")} /></Field>
          <Field label="Another" wrong={wrong("second")}><textarea rows={3} dir="auto" {...bind("second")} /></Field>
        </div>
      </Form>
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
