import { useSession } from "../../session/useSession";
import { AccountLink } from "../../ui/AccountLink";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useConnection } from "../../ui/useConnection";
import { CollectionMintersDocument } from "./collection.generated";
import { LetMint } from "./LetMint";

/** Whom the owner lets mint. */
export function Minters({ contract, id, collectionId, owner }: { contract: string; id: string; collectionId: string; owner: string }) {
  const session = useSession();
  const { nodes, fetching, error, more, retry } = useConnection(
    CollectionMintersDocument, { contract, id, first: 20 }, (d) => d.collection?.minters, { identify: ({ account }) => account },
  );
  return (
    <section className="card stack" aria-labelledby="minters">
      <h2 id="minters">Who may mint</h2>
      {error && <Failure error={error} retry={retry} />}
      <ul className="plain-list">{nodes.map(({ account }) => <li key={account}><AccountLink account={account} /></li>)}</ul>
      {fetching && <Loading lines={2} />}
      {!fetching && !error && nodes.length === 0 && <p className="muted">Nobody but the owner yet.</p>}
      {more && <button type="button" className="button" onClick={more}>More</button>}
      {session?.account === owner && <LetMint collectionId={collectionId} owner={owner} />}
    </section>
  );
}
