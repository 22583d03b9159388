import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { instantPath, namedAsset } from "../../ui/paths";
import { useTitle } from "../../ui/useTitle";
import { useForm } from "../../wallet/useForm";
import { AssetInTimeDocument, NewestAssetsDocument } from "./instant.generated";
import { TimeSlider } from "./TimeSlider";
import "./log.css";

/** Who could do what with an asset at any instant, and which events say so. */
export function Instant() {
  useTitle("Who could do what, when?");
  const [search, setSearch] = useSearchParams();
  const named = search.get("asset") ?? "";
  const { contract, tokenId } = namedAsset(named) ?? {};
  const [{ data, fetching, error }, retry] = useQuery({
    query: AssetInTimeDocument,
    variables: { contract: contract ?? "", tokenId: tokenId ?? "" },
    pause: !contract,
  });
  return (
    <div className="stack">
      <p><Link to="/log">Audit log</Link></p>
      <h1>Who could do what, when?</h1>
      <p className="muted">Choose an asset, move through its life, and see by which entries of the log each right came and went.</p>
      <Choose key={named} named={named} choose={(asset) => setSearch({ asset })} />
      {!contract && <Newest />}
      {error && <Failure error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {contract && fetching && !data && <Loading />}
      {contract && data && !data.asset && <Notice kind="bad">There is no asset {named}.</Notice>}
      {contract && tokenId && data?.asset && (
        <TimeSlider contract={contract} tokenId={tokenId} asset={data.asset} account={search.get("account")}
          ask={(account) => setSearch({ asset: named, account }, { replace: true })} />
      )}
    </div>
  );
}

function Choose({ named, choose }: { named: string; choose: (asset: string) => void }) {
  const form = useForm({ asset: named }, {
    asset: (text) => !namedAsset(text) && "Paste the address of an asset's page, or write the contract, a slash, and the token's id.",
  });
  return (
    <Form className="card row" label="Show" check={form.check} send={() => choose(nameOf(form.values.asset))}>
      <Field label="Asset" hint="The address of its page, or contract/token such as nrc101.near/1:1" wrong={form.wrong("asset")}>
        <input {...form.bind("asset")} autoComplete="off" spellCheck={false} size={40} />
      </Field>
    </Form>
  );
}

const nameOf = (text: string) => {
  const asset = namedAsset(text);
  return asset ? `${asset.contract}/${asset.tokenId}` : text.trim();
};

/** Something to choose from, for who has no address at hand. */
function Newest() {
  const [{ data }] = useQuery({ query: NewestAssetsDocument });
  const nodes = data?.assets.nodes ?? [];
  if (nodes.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="newest">
      <h2 id="newest">The newest assets</h2>
      <ul className="plain-list">{nodes.map((asset) => <li key={asset.id}><Link to={instantPath(asset)}>{asset.name}</Link></li>)}</ul>
      <p className="muted">Others: find one in the <Link to="/">market</Link>; its part “Access” leads here too.</p>
    </section>
  );
}
