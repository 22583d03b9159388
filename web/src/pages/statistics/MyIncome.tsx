import { useQuery } from "urql";
import { Chart } from "../../ui/chart/Chart";
import { everyDay } from "../../ui/chart/days";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { amounts, names } from "./counted";
import { MyIncomeDocument, type MyIncomeQuery } from "./statistics.generated";

type Day = NonNullable<MyIncomeQuery["viewer"]>["revenue"][number];

const empty = (day: string): Day => ({
  __typename: "IncomeDay", day, leaseIncome: "0", saleIncome: "0", royaltyIncome: "0", inferenceIncome: "0", fees: "0", spent: "0",
});

/** What the caller was paid, told to the caller alone. */
export function MyIncome({ from, to }: { from: string; to: string }) {
  const [{ data, error }, again] = useQuery({ query: MyIncomeDocument, variables: { from, to } });
  if (error && !data) return <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading lines={5} />;
  const days = everyDay<Day>(data.viewer?.revenue ?? [], from, to, empty);
  return (
    <section className="stack" aria-labelledby="mine">
      <h2 id="mine">Mine</h2>
      <p className="muted">
        {data.viewer?.revenue.length
          ? "Only you see this."
          : "You were paid nothing in this time, and paid nothing. Sell, lease out or price a model, and its income is here."}
      </p>
      <div className="charts">
        <div className="card">
          <Chart
            title="Income" unit="NEAR a day, fees taken off" places={names(days)}
            series={[
              amounts("Runs", days, (d) => d.inferenceIncome), amounts("Sales", days, (d) => d.saleIncome),
              amounts("Leases", days, (d) => d.leaseIncome), amounts("Royalties", days, (d) => d.royaltyIncome),
            ]}
          />
        </div>
        <div className="card">
          <Chart
            title="Spent" unit="NEAR a day, as lessee and buyer" places={names(days)}
            series={[amounts("Spent", days, (d) => d.spent)]}
          />
        </div>
      </div>
    </section>
  );
}
