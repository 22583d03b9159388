import { useState } from "react";
import { useSession } from "../../session/useSession";
import { lastDays } from "../../ui/chart/days";
import { useTitle } from "../../ui/useTitle";
import { MarketCharts } from "./MarketCharts";
import { MyIncome } from "./MyIncome";
import { Range } from "./Range";
import "./page.css";

export function Statistics() {
  useTitle("Statistics");
  const session = useSession();
  const [days, setDays] = useState(30);
  const [now] = useState(() => new Date());
  const range = lastDays(days, now);
  return (
    <div className="stack">
      <div className="spread">
        <h1>Statistics</h1>
        <Range days={days} onChange={setDays} />
      </div>
      <p className="muted">Counted from the log, by days of UTC.</p>
      <MarketCharts key={`market ${days}`} {...range} />
      {session && <MyIncome key={`mine ${days} ${session.account}`} {...range} />}
    </div>
  );
}
