import { useQuery } from "urql";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Moment } from "../../ui/Moment";
import { Near } from "../../ui/Near";
import { DepositsToDocument } from "./deposit.generated";
import { Earnings, Entries } from "./ownLists";
import { PayIn } from "./PayIn";
import { MyBalanceDocument } from "./profile.generated";
import { Withdraw } from "./Withdraw";

/** The balance that runs are paid from, how it is filled and emptied, and what leases and sales brought. */
export function Money({ account }: { account: string }) {
  const [{ data, error }, ask] = useQuery({ query: MyBalanceDocument });
  const balance = data?.viewer?.balance;
  return (
    <div className="stack">
      <section className="card stack" aria-labelledby="balance">
        <h2 id="balance">Balance for runs</h2>
        {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
        {!balance && !error && <Loading />}
        {balance && (
          <>
            <dl className="facts">
              <dt>Available</dt><dd><strong><Near yocto={balance.available} /></strong></dd>
              <dt>Put aside for runs</dt><dd><Near yocto={balance.held} /></dd>
              <dt>Being paid out</dt><dd><Near yocto={balance.withdrawing} /></dd>
              <dt>Earned by runs</dt><dd><Near yocto={balance.earned} /></dd>
              <dt>Paid for runs</dt><dd><Near yocto={balance.charged} /></dd>
            </dl>
            <h3>Pay in</h3>
            <Deposit account={account} />
            <Withdraw available={balance.available} />
            {(balance.withdrawals.nodes ?? []).length > 0 && (
              <ul className="withdrawals">
                {balance.withdrawals.nodes?.map((w) => (
                  <li key={w.withdrawalId}>
                    <Near yocto={w.amount} /> asked <Moment at={w.requestedAt} />:{" "}
                    <span className="badge">{{ PENDING: "pending", PAID: "paid", RETURNED: "returned" }[w.status]}</span>{" "}
                    <span className="muted wrap">{w.note}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </section>
      <section className="stack" aria-labelledby="moved"><h2 id="moved">What moved it</h2><Entries /></section>
      <section className="stack" aria-labelledby="earned"><h2 id="earned">Earned by leases and sales</h2><Earnings /></section>
    </div>
  );
}

/** By the market, where it takes payments of this account; else by its operator. */
function Deposit({ account }: { account: string }) {
  const [{ data, error }, ask] = useQuery({ query: DepositsToDocument });
  if (!data) return error ? <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  const { depositsTo } = data.network;
  if (depositsTo && depositsTo !== account) return <PayIn to={depositsTo} />;
  return (
    <p>
      Runs with a price are paid from here. A payment to the operator of this market is credited by the operator once it is final on the
      chain; ask them for the account to pay to, and name <strong className="wrap">{account}</strong>.
    </p>
  );
}
