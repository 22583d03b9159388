import { useEffect, useState } from "react";
import { Notice } from "../../ui/Notice";
import { published, remember, remembered } from "./verify/published";
import { steps, verifyEntry, type Outcome, type ShownEntry, type ShownLog, type Step } from "./verify/verifyEntry";

const signs = { held: "✓", absent: "–", failed: "✗", waiting: "…" } as const;
const words = { held: "holds", absent: "nothing to check", failed: "does not hold", waiting: "being checked" } as const;

/** The proof, checked here and now by the reader's own browser, step by step. */
export function ProofSteps({ entry, log }: { entry: ShownEntry; log: ShownLog }) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    const run = async () => {
      setOutcomes([]);
      const checking = verifyEntry(entry, log, published, () => remembered(log.key));
      for (;;) {
        const { value, done } = await checking.next();
        if (!wanted) return;
        if (done) {
          if (value) remember(log.key, value);
          return;
        }
        setOutcomes((before) => [...before, value]);
      }
    };
    void run();
    return () => {
      wanted = false;
    };
  }, [entry, log, round]);

  const failed = outcomes.find((o) => o.result === "failed");
  const names = Object.keys(steps) as Step[];
  const finished = failed !== undefined || outcomes.length === names.length;
  return (
    <section className="card stack" aria-labelledby="proof">
      <div className="spread">
        <h2 id="proof">Proof</h2>
        <button type="button" className="button" onClick={() => setRound(round + 1)} disabled={!finished}>Check again</button>
      </div>
      {finished ? (
        failed ? (
          <Notice kind="bad">Do not trust this entry: {failed.why}</Notice>
        ) : (
          <Notice kind="good">
            Verified by your browser: this entry is in the log as it is published now. Each step says what was checked.
          </Notice>
        )
      ) : (
        <Notice kind="wait">Checking in your browser …</Notice>
      )}
      <ol className="proof-steps">
        {names.map((name) => {
          const outcome = outcomes.find((o) => o.step === name);
          const result = outcome?.result ?? (failed ? "absent" : "waiting");
          return (
            <li key={name} className={result}>
              <span className="sign" aria-hidden="true">{signs[result]}</span>
              <span>
                {steps[name]} <span className="visually-hidden">({words[result]})</span>
                {outcome?.why && <span className="muted"> – {outcome.why}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
