import { useQuery } from "urql";
import { Chart } from "../../ui/chart/Chart";
import { everyDay } from "../../ui/chart/days";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Near } from "../../ui/Near";
import { amounts, counts, names, total } from "./counted";
import { Figures } from "./Figures";
import { MarketStatisticsDocument, type MarketStatisticsQuery } from "./statistics.generated";

type Day = MarketStatisticsQuery["marketStatistics"][number];

const empty = (day: string): Day => ({
  __typename: "MarketDay", day, runs: 0, completed: 0, failed: 0, cancelled: 0, users: 0, leases: 0, leaseVolume: "0", sales: 0,
  saleVolume: "0", royalties: "0", fees: "0", inferenceIncome: "0", computeMicroseconds: 0,
});
const sum = (days: readonly Day[], pick: (day: Day) => number) => days.reduce((all, day) => all + pick(day), 0).toLocaleString();

/** All assets together. */
export function MarketCharts({ from, to }: { from: string; to: string }) {
  const [{ data, error }, again] = useQuery({ query: MarketStatisticsDocument, variables: { from, to } });
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading lines={8} />;
  const days = everyDay<Day>(data.marketStatistics, from, to, empty);
  const places = names(days);
  return (
    <>
      <Figures
        figures={[
          ["Runs asked for", sum(days, (d) => d.runs)], ["Sales", sum(days, (d) => d.sales)], ["Leases", sum(days, (d) => d.leases)],
          ["Paid for runs", <Near key="r" yocto={total(days, (d) => d.inferenceIncome)} />],
          ["Paid for sales", <Near key="s" yocto={total(days, (d) => d.saleVolume)} />],
          ["Paid for leases", <Near key="l" yocto={total(days, (d) => d.leaseVolume)} />],
        ]}
      />
      {data.marketStatistics.length === 0 && (
        <p className="empty">Nothing happened in this time. Run or buy a model, and it is counted here.</p>
      )}
      <div className="charts">
        <section className="card">
          <Chart
            title="Runs" unit="by outcome, a day" places={places} whole
            series={[
              counts("Completed", days, (d) => d.completed), counts("Failed", days, (d) => d.failed),
              counts("Cancelled", days, (d) => d.cancelled),
            ]}
          />
        </section>
        <section className="card">
          <Chart
            title="Users" unit="who ran a model, a day" places={places} kind="lines" whole
            series={[counts("Users", days, (d) => d.users)]}
          />
        </section>
        <section className="card">
          <Chart
            title="Volume" unit="NEAR a day" places={places}
            series={[
              amounts("Runs", days, (d) => d.inferenceIncome), amounts("Sales", days, (d) => d.saleVolume),
              amounts("Leases", days, (d) => d.leaseVolume),
            ]}
          />
        </section>
        <section className="card">
          <Chart
            title="Deals" unit="a day" places={places} whole
            series={[counts("Sales", days, (d) => d.sales), counts("Leases", days, (d) => d.leases)]}
          />
        </section>
        <section className="card">
          <Chart
            title="Where it went" unit="NEAR a day, of sales and leases" places={places}
            series={[amounts("Royalties", days, (d) => d.royalties), amounts("Fees", days, (d) => d.fees)]}
          />
        </section>
        <section className="card">
          <Chart
            title="Run time" unit="seconds of models, a day" places={places} kind="lines"
            series={[counts("Seconds", days, (d) => d.computeMicroseconds / 1e6)]}
          />
        </section>
      </div>
    </>
  );
}
