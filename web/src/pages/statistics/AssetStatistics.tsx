import { useState } from "react";
import { useQuery } from "urql";
import { Chart } from "../../ui/chart/Chart";
import { everyDay, lastDays } from "../../ui/chart/days";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Near } from "../../ui/Near";
import { amounts, counts, names, total } from "./counted";
import { Figures } from "./Figures";
import "./page.css";
import { Range } from "./Range";
import { AssetStatisticsDocument, type AssetStatisticsQuery } from "./statistics.generated";

type Found = Extract<NonNullable<AssetStatisticsQuery["node"]>, { __typename: "Asset" }>;
type Used = Found["usage"][number];
type Paid = Found["revenue"][number];

const unused = (day: string): Used => ({
  __typename: "UsageDay", day, runs: 0, completed: 0, failed: 0, cancelled: 0, users: 0, computeMicroseconds: 0,
});
const unpaid = (day: string): Paid => ({
  __typename: "RevenueDay", day, leases: 0, leaseVolume: "0", sales: 0, saleVolume: "0", royalties: "0", fees: "0", inferenceIncome: "0",
});

/** How one asset is used, and what it brings in. */
export function AssetStatistics({ asset }: { asset: { readonly id: string } }) {
  const [length, setLength] = useState(30);
  const [now] = useState(() => new Date());
  return (
    <div className="stack">
      <div className="spread">
        <p className="muted">Counted from the log, by days of UTC; public, as the chain is.</p>
        <Range days={length} onChange={setLength} />
      </div>
      <Charts key={length} id={asset.id} {...lastDays(length, now)} />
    </div>
  );
}

function Charts({ id, from, to }: { id: string; from: string; to: string }) {
  const [{ data, error }, again] = useQuery({ query: AssetStatisticsDocument, variables: { id, from, to } });
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (data?.node?.__typename !== "Asset") return <Loading lines={6} />;
  const used = everyDay<Used>(data.node.usage, from, to, unused);
  const paid = everyDay<Paid>(data.node.revenue, from, to, unpaid);
  const places = names(used);
  return (
    <div className="stack">
      <Figures
        figures={[
          ["Runs asked for", used.reduce((sum, d) => sum + d.runs, 0).toLocaleString()],
          ["Paid for runs", <Near key="r" yocto={total(paid, (d) => d.inferenceIncome)} />],
          ["Paid for sales", <Near key="s" yocto={total(paid, (d) => d.saleVolume)} />],
          ["Paid for leases", <Near key="l" yocto={total(paid, (d) => d.leaseVolume)} />],
        ]}
      />
      <div className="charts">
        <section className="card">
          <Chart
            title="Runs" unit="by outcome, a day" places={places} whole
            series={[
              counts("Completed", used, (d) => d.completed), counts("Failed", used, (d) => d.failed),
              counts("Cancelled", used, (d) => d.cancelled),
            ]}
          />
        </section>
        <section className="card">
          <Chart title="Users" unit="a day" places={places} kind="lines" whole series={[counts("Users", used, (d) => d.users)]} />
        </section>
        <section className="card">
          <Chart
            title="Paid" unit="NEAR a day" places={places}
            series={[
              amounts("Runs", paid, (d) => d.inferenceIncome), amounts("Sales", paid, (d) => d.saleVolume),
              amounts("Leases", paid, (d) => d.leaseVolume),
            ]}
          />
        </section>
        <section className="card">
          <Chart
            title="To others" unit="NEAR a day, of sales and leases" places={places}
            series={[amounts("Royalties", paid, (d) => d.royalties), amounts("Fees", paid, (d) => d.fees)]}
          />
        </section>
      </div>
    </div>
  );
}
