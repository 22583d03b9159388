import { useQuery } from "urql";
import { Moment } from "../../../ui/Moment";
import { Notice } from "../../../ui/Notice";
import { WorkersAliveDocument } from "../../workers/workers.generated";
import type { RunState } from "./useRun";

const words = {
  WAITING: "Taken into the log. Waiting for a worker …",
  RUNNING: "A worker runs the model …",
  COMPLETED: "Answered.",
  FAILED: "Failed.",
  CANCELLED: "Stopped.",
} as const;

/** Where a run stands, as its events come. */
export function Progress({ state, onStop }: { state: RunState; onStop: (job: string) => void }) {
  const waits = state.step === "running" && state.steps.at(-1)?.status !== "RUNNING";
  const [{ data }] = useQuery({ query: WorkersAliveDocument, pause: !waits, requestPolicy: "network-only" });
  if (state.step === "asking") return <Notice kind="wait">Asking …</Notice>;
  if (state.step !== "running") return null;
  const last = state.steps.at(-1);
  return (
    <div className="stack">
      <Notice kind="wait">
        <div className="spread">
          <span>{words[last?.status ?? "WAITING"]}</span>
          <button type="button" className="button" onClick={() => onStop(state.job)}>Stop</button>
        </div>
      </Notice>
      {waits && data?.workerCount === 0 && (
        <Notice kind="warn">No worker takes jobs now. The run waits until one does; you may leave, and find it under your runs.</Notice>
      )}
      <ol className="run-steps">
        {state.steps.map((step, at) => <li key={at}>{words[step.status].replace(/ …$/, "")} <Moment at={step.at} /></li>)}
      </ol>
    </div>
  );
}
