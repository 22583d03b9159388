import { useQuery } from "urql";
import { useSession } from "../../../session/useSession";
import { levels } from "../../../ui/Level";
import { Near, Price } from "../../../ui/Near";
import { TryItBalanceDocument, type TryItAssetFragment } from "./try.generated";

/** What a run costs, how many there are, and what the caller has: before anything runs. */
export function TermsOfRun({ asset }: { asset: TryItAssetFragment }) {
  const session = useSession();
  const { price, quotas } = asset.inferenceTerms;
  const owner = session?.account === asset.owner;
  const costs = price !== "0" && !owner;
  const [{ data }] = useQuery({ query: TryItBalanceDocument, pause: !session || !costs });
  const quota = quotas.findLast((q) => q.level === asset.viewerAccess?.level);
  const available = data?.viewer?.balance.available;
  return (
    <dl className="facts terms">
      <dt>Price of a run</dt>
      <dd>
        <Price yocto={owner ? null : price} />
        {owner && price !== "0" && <> for you as the owner; <Near yocto={price} /> for others</>}
        {costs && <span className="muted"> · charged when it is answered, else given back</span>}
      </dd>
      {costs && available !== undefined && (
        <>
          <dt>You have here</dt>
          <dd><Near yocto={available} /></dd>
        </>
      )}
      <dt>Runs</dt>
      <dd>{quota ? `${limits(quota.perHour, quota.perDay)} at level ${levels[quota.level].name}` : "no limit by the owner"}</dd>
    </dl>
  );
}

const limits = (hour: number | null, day: number | null) =>
  [hour !== null && `${hour} an hour`, day !== null && `${day} a day`].filter(Boolean).join(", ") || "no limit";
