import { useQuery } from "urql";
import { useSession } from "../../session/useSession";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useOften } from "../../ui/useClock";
import { useTitle } from "../../ui/useTitle";
import "./page.css";
import { WorkerCard } from "./WorkerCard";
import { WorkerKeys } from "./WorkerKeys";
import { WorkersAliveDocument, WorkersDocument } from "./workers.generated";

export function Workers() {
  useTitle("Workers");
  const session = useSession();
  return (
    <div className="stack">
      <h1>Workers</h1>
      <p className="muted">
        Workers run models in sandboxes of their own and sign what they answered. Whose signatures count is public.
      </p>
      <Alive />
      {session && <Living key={session.account} />}
      <WorkerKeys />
    </div>
  );
}

/** How many there are, for everyone. */
function Alive() {
  const [{ data }, again] = useQuery({ query: WorkersAliveDocument });
  useOften(again);
  const count = data?.workerCount;
  return count === undefined ? null : (
    <p role="status" className={count === 0 ? "notice warn" : "notice good"}>
      {count === 0 && "No worker takes jobs now: runs wait until one does."}
      {count > 0 && `${count} ${count === 1 ? "worker takes" : "workers take"} jobs.`}
    </p>
  );
}

/** Those that were heard of in the last half minute, for operators. */
function Living() {
  const [{ data, error }, again] = useQuery({ query: WorkersDocument });
  useOften(again);
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading />;
  return (
    <section className="stack" aria-labelledby="living">
      <h2 id="living">Each of them</h2>
      {data.workers.length === 0 && (
        <p className="muted">
          Their names, memory and loaded models show to operators, whom the setting <code>Operators:Accounts</code> names.
        </p>
      )}
      <ul className="workers">{data.workers.map((worker) => <WorkerCard key={worker.name} worker={worker} />)}</ul>
    </section>
  );
}
