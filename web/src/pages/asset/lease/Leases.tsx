import { AccountLink } from "../../../ui/AccountLink";
import { Level } from "../../../ui/Level";
import { Moment } from "../../../ui/Moment";
import { Near } from "../../../ui/Near";
import { EventLink } from "../parts/EventLink";
import type { AssetLeasesQuery } from "./lease.generated";

type Lease = NonNullable<Extract<NonNullable<AssetLeasesQuery["node"]>, { __typename: "Asset" }>["leases"]["nodes"]>[number];

const states = { ACTIVE: "runs", EXPIRED: "over", ENDED: "ended early" } as const;

/** Who leased what, for how much; the one that runs longest first. */
export const Leases = ({ leases }: { leases: readonly Lease[] }) =>
  leases.length === 0 ? <p className="muted">Nobody has leased it yet.</p> : (
    <div className="scroll">
      <table>
        <caption>Leases</caption>
        <thead>
          <tr>
            <th scope="col">Who</th><th scope="col">Level</th><th scope="col">Price</th><th scope="col">From</th><th scope="col">Until</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {leases.map((lease) => (
            <tr key={lease.id}>
              <th scope="row"><AccountLink account={lease.lessee} /></th>
              <td><Level level={lease.level} /></td>
              <td><Near yocto={lease.price} /></td>
              <td><Moment at={lease.startedAt} full /></td>
              <td><Moment at={lease.endedAt ?? lease.expiresAt} full /></td>
              <td>{states[lease.status]}, <EventLink position={lease.position} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
