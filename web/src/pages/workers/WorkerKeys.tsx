import { Link } from "react-router";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { useConnection } from "../../ui/useConnection";
import { WorkerKeysDocument } from "./workers.generated";

/** Whose receipts count, and to whom inputs can be encrypted. */
export function WorkerKeys() {
  const { nodes, error, fetching, more, retry } = useConnection(WorkerKeysDocument, { first: 10 }, (data) => data.workerKeys);
  return (
    <section className="card stack" aria-labelledby="keys">
      <h2 id="keys">Registered keys</h2>
      {error && <Failure error={error} retry={retry} />}
      {!error && !fetching && nodes.length === 0 && <p className="muted">No worker has run a model here yet.</p>}
      {nodes.length > 0 && (
        <div className="scroll">
          <table>
            <caption className="visually-hidden">Keys of workers, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Worker</th><th scope="col">Signs receipts with</th><th scope="col">Takes encrypted inputs with</th>
                <th scope="col">Registered</th><th scope="col">Proof</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((key) => (
                <tr key={key.position}>
                  <th scope="row" className="wrap">{key.worker}</th>
                  <td className="mono wrap">{key.signingKey}</td>
                  <td className="mono wrap">{key.encryptionKey}</td>
                  <td><Moment at={key.registeredAt} /></td>
                  <td><Link to={`/log/${encodeURIComponent(key.position)}`}>In the log</Link></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fetching && <Loading />}
      {more && <button type="button" className="button" onClick={more}>More</button>}
    </section>
  );
}
