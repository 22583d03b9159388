import { useEffect } from "react";
import { useQuery } from "urql";
import { useSession } from "../../session/useSession";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useTitle } from "../../ui/useTitle";
import "./page.css";
import { WorkerCard } from "./WorkerCard";
import { WorkerKeys } from "./WorkerKeys";
import { WorkersDocument } from "./workers.generated";

const often = 5000;

export function Workers() {
  useTitle("Workers");
  const session = useSession();
  return (
    <div className="stack">
      <h1>Workers</h1>
      <p className="muted">
        Workers run models in sandboxes of their own and sign what they answered. Who is alive, and what is loaded, shows to the market's
        operators; whose signatures count is public.
      </p>
      {session && <Living key={session.account} />}
      <WorkerKeys />
    </div>
  );
}

/** Those that were heard of in the last half minute, asked again while the page is looked at. */
function Living() {
  const [{ data, error }, again] = useQuery({ query: WorkersDocument });
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) again({ requestPolicy: "network-only" });
    }, often);
    return () => clearInterval(timer);
  }, [again]);
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading />;
  return (
    <section className="stack" aria-labelledby="living">
      <h2 id="living">Alive</h2>
      {data.workers.length === 0 && (
        <p className="muted">
          None shows to you: either none is alive, or your account is no operator's. An operator is named in the setting{" "}
          <code>Operators:Accounts</code>.
        </p>
      )}
      <ul className="workers">{data.workers.map((worker) => <WorkerCard key={worker.name} worker={worker} />)}</ul>
    </section>
  );
}
