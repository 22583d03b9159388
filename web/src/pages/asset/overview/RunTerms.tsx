import { Level } from "../../../ui/Level";
import { Near } from "../../../ui/Near";
import { count } from "../parts/words";
import type { AssetOverviewQuery } from "./overview.generated";

type Terms = Extract<NonNullable<AssetOverviewQuery["node"]>, { __typename: "Asset" }>["inferenceTerms"];

/** What a run costs, and how many there may be. */
export const RunTerms = ({ terms }: { terms: Terms }) => (
  <section className="card stack">
    <h2>Running it here</h2>
    <p>
      {terms.price === "0"
        ? "A run costs nothing."
        : <>A run costs <Near yocto={terms.price} />, paid from your balance here when it is answered.</>}
      {" "}It takes the right “Use”; the owner runs it for nothing.
    </p>
    {terms.quotas.length > 0 && (
      <div className="scroll">
        <table>
          <caption>How many runs an account may ask for</caption>
          <thead><tr><th scope="col">Level</th><th scope="col">An hour</th><th scope="col">A day</th></tr></thead>
          <tbody>
            {terms.quotas.map((quota) => (
              <tr key={quota.level}>
                <td><Level level={quota.level} /></td>
                <td>{quota.perHour === null ? "any" : count(quota.perHour)}</td>
                <td>{quota.perDay === null ? "any" : count(quota.perDay)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);
