import { Link } from "react-router";
import { Moment } from "../../ui/Moment";
import { bytes } from "../asset/parts/words";
import { cidOf } from "./cid";
import type { WorkersQuery } from "./workers.generated";

type Worker = WorkersQuery["workers"][number];

/** What holds a model, in words. */
const held = ({ sandbox }: Worker): readonly string[] => [
  ...(sandbox.process ? ["own process"] : []), ...(sandbox.memoryLimit ? ["memory limit"] : []),
  ...(sandbox.cpuLimit ? ["time limit"] : []), ...(sandbox.noNewPrivileges ? ["no new privileges"] : []),
  ...(sandbox.systemCallFilter ? ["system call filter"] : []),
  ...(sandbox.networkNamespace ? ["no network"] : []), ...(sandbox.unprivilegedUser ? ["not root"] : []),
  ...(sandbox.landlockVersion > 0 ? [`Landlock ${sandbox.landlockVersion}`] : []),
];

export function WorkerCard({ worker }: { worker: Worker }) {
  return (
    <li className="card stack">
      <div className="spread">
        <h3 className="wrap">{worker.name}</h3>
        <span className={worker.isDraining ? "badge warn" : "badge good"}>{worker.isDraining ? "draining" : "takes jobs"}</span>
      </div>
      <dl className="facts">
        <dt>Provider</dt><dd>{worker.executionProvider.replace("ExecutionProvider", "")}, ONNX Runtime {worker.runtimeVersion}</dd>
        <dt>Memory</dt><dd>{bytes(Number(worker.memoryBytes))} for one model</dd>
        <dt>Jobs at once</dt><dd>{worker.concurrency}</dd>
        <dt>Started</dt><dd><Moment at={worker.startedAt} /></dd>
        <dt>Last heard of</dt><dd><Moment at={worker.seenAt} /></dd>
        <dt>Sandbox</dt><dd className="row">{held(worker).map((word) => <span key={word} className="badge">{word}</span>)}</dd>
        <dt>Loaded models</dt>
        <dd>
          {worker.warmModels.length === 0 ? "none" : (
            <ul className="plain">
              {worker.warmModels.map((hash) => (
                <li key={hash}><Link to={`/?q=${cidOf(hash)}`} className="mono wrap">{cidOf(hash)}</Link></li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </li>
  );
}
