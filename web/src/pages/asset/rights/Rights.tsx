import { Link } from "react-router";
import { ConnectLink } from "../../../session/ConnectLink";
import { useRestoring, useSession } from "../../../session/useSession";
import { Level } from "../../../ui/Level";
import { Moment } from "../../../ui/Moment";
import { isPast, useNetwork } from "../../../wallet/network";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { everyoneWords, isRunnable, mayWords, reason } from "../parts/standing";
import { Ways } from "./Ways";

/** What may I do with it, why, by which event; and how to get what is missing, unless its chain has ended. */
export function Rights({ asset }: { asset: AssetHeadFragment }) {
  const session = useSession();
  const restoring = useRestoring();
  const access = asset.viewerAccess;
  const past = isPast(useNetwork().network, asset.contract);
  return (
    <section className="card stack rights" aria-labelledby="rights-title" aria-live="polite">
      <div className="spread">
        <h2 id="rights-title">What may I do with it?</h2>
        {access && <Level level={access.level} />}
      </div>
      {access ? (
        <>
          <p><strong>{mayWords(access.level, access.source)}</strong> {access.source === "OWNER" ? "It is yours." : reason(access)}</p>
          {(access.givenBy ?? access.endedBy ?? access.expiresAt) && (
            <p className="row muted">
              {access.givenBy && <span>Given by <EventLink position={access.givenBy} />.</span>}
              {access.endedBy && <span>Ended by <EventLink position={access.endedBy} />.</span>}
              {access.expiresAt && <span>Ends <Moment at={access.expiresAt} />, on <Moment at={access.expiresAt} full />.</span>}
            </p>
          )}
        </>
      ) : (
        <div className="spread">
          <p>
            {session || restoring ? "Your rights are on their way." : (
              <><strong>{everyoneWords(asset.defaultLevel)}</strong> Connect your account to see what it may do.</>
            )}
          </p>
          {!session && !restoring && <ConnectLink className="button" />}
        </div>
      )}
      {!past && isRunnable(asset, access?.level ?? asset.defaultLevel) && (
        <p><Link className="button" to="?tab=try">Try it now</Link></p>
      )}
      {!past && <Ways asset={asset} />}
    </section>
  );
}
