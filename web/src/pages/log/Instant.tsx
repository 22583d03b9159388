import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { useTitle } from "../../ui/useTitle";
import { useForm } from "../../wallet/useForm";
import { AssetInTimeDocument } from "./instant.generated";
import { TimeSlider } from "./TimeSlider";
import "./log.css";

/** Who could do what with an asset at any instant, and which events say so. */
export function Instant() {
  useTitle("Who could do what, when?");
  const [search, setSearch] = useSearchParams();
  const named = search.get("asset") ?? "";
  const [, contract, tokenId] = /^([^/\s]+)\/(\S+)$/.exec(named) ?? [];
  const [{ data, fetching, error }, retry] = useQuery({
    query: AssetInTimeDocument,
    variables: { contract: contract ?? "", tokenId: tokenId ?? "" },
    pause: !contract,
  });
  return (
    <div className="stack">
      <p><Link to="/log">Audit log</Link></p>
      <h1>Who could do what, when?</h1>
      <Choose key={named} named={named} choose={(asset) => setSearch({ asset })} />
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
    asset: (text) => !/^[^/\s]+\/\S+$/.test(text.trim()) && "Write the contract, a slash, and the token's id, as in an asset's address.",
  });
  return (
    <Form className="card row" label="Show" check={form.check} send={() => choose(form.values.asset.trim())}>
      <Field label="Asset" hint="contract/token, such as nrc101.near/1:1" wrong={form.wrong("asset")}>
        <input {...form.bind("asset")} autoComplete="off" spellCheck={false} size={40} />
      </Field>
    </Form>
  );
}
