import { Link } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { ProfileSummaryDocument } from "./profile.generated";

/** What is known of an account, in numbers. */
export function Summary({ account, own }: { account: string; own: boolean }) {
  const [{ data, error }, ask] = useQuery({ query: ProfileSummaryDocument, variables: { account } });
  if (error) return <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading lines={1} />;
  const summary = data.account.summary;
  if (!summary)
    return (
      <p className="muted">
        This market has not seen {own ? "you" : "this account"} on the chain yet.{" "}
        {own && <>Start by <Link to="/">trying a model</Link> or <Link to="/create">creating one</Link>.</>}
      </p>
    );
  const numbers = [
    ["Owned", summary.assetsOwned], ["Created", summary.assetsCreated], ["Collections", summary.collectionsOwned],
    ["Sold", summary.sales], ["Bought", summary.purchases], ["Leased", summary.leases],
  ] as const;
  return (
    <>
      <dl className="numbers">
        {numbers.map(([name, number]) => <div key={name}><dt>{name}</dt><dd>{number}</dd></div>)}
      </dl>
      <p className="muted">First seen <Moment at={summary.firstSeenAt} />, last <Moment at={summary.lastSeenAt} />.</p>
    </>
  );
}
