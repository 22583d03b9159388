import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useSession } from "../../session/useSession";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { useTitle } from "../../ui/useTitle";
import { AssetSearch } from "../market/AssetSearch";
import { ChangeCollection } from "./ChangeCollection";
import { CollectionDocument } from "./collection.generated";
import { CollectionFacts } from "./CollectionFacts";
import { CollectionHistory } from "./CollectionHistory";
import { HandCollectionOver } from "./HandCollectionOver";
import { Minters } from "./Minters";

/** A collection: what it is, whose, who may mint into it, and what is in it. */
export function Collection() {
  const { contract = "", id = "" } = useParams();
  const [{ data, fetching, error }, again] = useQuery({
    query: CollectionDocument, variables: { contract, id }, requestPolicy: "cache-and-network",
  });
  const collection = data?.collection;
  const account = useSession()?.account;
  useTitle(collection?.name ?? "Collection");
  if (!collection && (fetching || (error && !data)))
    return (
      <div className="stack collection">
        <h1>Collection</h1>
        {error ? (
          <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />
        ) : (
          <Loading lines={8} label="Loading the collection" />
        )}
      </div>
    );
  if (!collection)
    return (
      <div className="empty">
        <h1>There is no such collection</h1>
        <p>The market knows none with this number on that contract. A new one shows within seconds.</p>
        <Link className="button" to="/">To the market</Link>
      </div>
    );
  return (
    <div className="stack collection">
      <header className="stack">
        <p className="muted">Collection</p>
        <h1 className="wrap">{collection.name}</h1>
        {collection.description && <p className="collection-text">{collection.description}</p>}
      </header>
      <div className="collection-top">
        <div className="stack">
          <CollectionFacts collection={collection} />
          {account === collection.owner && <ChangeCollection key={collection.id} collection={collection} />}
          {account === collection.owner && <HandCollectionOver collection={collection} />}
        </div>
        <div className="stack">
          {collection.minting === "ALLOW_LIST" && (
            <Minters contract={contract} id={id} collectionId={collection.id} owner={collection.owner} />
          )}
          <CollectionHistory id={collection.id} />
        </div>
      </div>
      <h2>In this collection</h2>
      {collection.viewerMayMint && (
        <p><Link className="button" to={`/create?collection=${encodeURIComponent(collection.id)}`}>Mint into it</Link></p>
      )}
      <AssetSearch label={`Search in ${collection.name}`} fixed={{ contract, collectionId: id }} hidden={["collection"]} place={false} />
    </div>
  );
}
