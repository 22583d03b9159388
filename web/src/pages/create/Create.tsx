import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { NeedsAccount } from "../../session/NeedsAccount";
import { Failure } from "../../ui/Failure";
import { Field } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { useTitle } from "../../ui/useTitle";
import { CollectionToMintIntoDocument, MyCollectionsDocument } from "./create.generated";
import { MintForm } from "./MintForm";
import { NewCollection } from "./NewCollection";
import { Steps } from "./Steps";
import "./page.css";

/** First a collection, then an asset in it; its content comes on the next page. */
export function Create() {
  useTitle("Create");
  return (
    <div className="stack narrow-page">
      <h1>Create</h1>
      <NeedsAccount what="create">{(account) => <InCollection key={account} account={account} />}</NeedsAccount>
    </div>
  );
}

function InCollection({ account }: { account: string }) {
  const [{ data, error }, ask] = useQuery({ query: MyCollectionsDocument });
  const [search, setSearch] = useSearchParams();
  const own = data?.viewer?.profile.collections.nodes ?? [];
  const chosen = search.get("collection");
  // Another's, which lets the account mint: its page leads here.
  const isOther = data !== undefined && chosen !== null && chosen !== "new" && !own.some((c) => c.id === chosen);
  const [other] = useQuery({ query: CollectionToMintIntoDocument, variables: { id: chosen ?? "" }, pause: !isOther });
  const found = isOther && other.data?.node?.__typename === "Collection" ? [other.data.node] : [];
  const collections = [...found, ...own];
  const collection = chosen === "new" ? undefined : collections.find((c) => c.id === chosen) ?? collections[0];
  // Without a choice it is the newest: the one that was just made, since the list is asked again after each transaction.
  const choose = (id: string) => setSearch({ collection: id }, { replace: true });
  if (error) return <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (!data || (isOther && other.fetching)) return <Loading />;
  return (
    <>
      <Steps current={collection ? 2 : 1} />
      {collections.length > 0 && (
        <Field label="Collection" hint="What belongs together is minted into one collection.">
          <select value={collection?.id ?? "new"} onChange={(e) => choose(e.target.value)}>
            {collections.map((c) => <option key={c.id} value={c.id}>{c.name} (number {c.collectionId})</option>)}
            <option value="new">A new collection …</option>
          </select>
        </Field>
      )}
      {collection ? (
        <MintForm key={collection.id} collection={collection} account={account} />
      ) : (
        <NewCollection first={collections.length === 0} account={account} made={() => setSearch({}, { replace: true })} />
      )}
    </>
  );
}
