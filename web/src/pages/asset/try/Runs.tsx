import { useConnection } from "../../../ui/useConnection";
import { Failure } from "../../../ui/Failure";
import { Moment } from "../../../ui/Moment";
import { Price } from "../../../ui/Near";
import { TryItRunsDocument } from "./try.generated";

const tones = { WAITING: "warn", RUNNING: "warn", COMPLETED: "good", FAILED: "bad", CANCELLED: "" } as const;

/** The caller's own runs of it; one that still runs is followed on. */
export function Runs({ asset, onShow }: { asset: string; onShow: (job: string) => void }) {
  const { nodes, error, more } = useConnection(TryItRunsDocument, { id: asset, first: 5 }, (data) =>
    data.node?.__typename === "Asset" ? data.node.inferenceJobs : null);
  if (error) return <Failure error={error} />;
  if (nodes.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="try-runs">
      <h2 id="try-runs">Your runs</h2>
      <div className="scroll">
        <table>
          <caption className="visually-hidden">Your runs of this model, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Asked</th><th scope="col">State</th><th scope="col">Run time</th><th scope="col">Price</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((run) => (
              <tr key={run.id}>
                <td><Moment at={run.requestedAt} /></td>
                <td><span className={`badge ${tones[run.status]}`}>{run.failureCode ?? run.status.toLowerCase()}</span></td>
                <td>{run.durationMicroseconds === null ? "–" : milliseconds(run.durationMicroseconds)}</td>
                <td><Price yocto={run.price} /></td>
                <td><button type="button" className="button" onClick={() => onShow(run.jobId)}>Show</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more && <button type="button" className="button" onClick={more}>Earlier runs</button>}
    </section>
  );
}

const milliseconds = (microseconds: number) => `${(microseconds / 1000).toLocaleString(undefined, { maximumFractionDigits: 2 })} ms`;
