import { Link } from "react-router";
import { ConnectLink } from "../../../session/ConnectLink";
import { useRestoring, useSession } from "../../../session/useSession";
import { Level } from "../../../ui/Level";
import { Moment } from "../../../ui/Moment";
import { Notice } from "../../../ui/Notice";
import { assetPath } from "../../../ui/paths";
import { denials } from "./refusals";
import type { TryItAssetFragment } from "./try.generated";

/** Whether the caller can run it; where not, what to do. */
export function MayRun({ asset }: { asset: TryItAssetFragment }) {
  const session = useSession();
  const restoring = useRestoring();
  const access = asset.viewerAccess;
  const test = asset.version?.model?.test;
  if (restoring) return null;
  if (!session)
    return (
      <Notice>
        <div className="spread">
          <span>Connect your account to run this model: a run is kept in the log under your name.</span>
          <ConnectLink />
        </div>
      </Notice>
    );
  if (access?.level === "NONE")
    return (
      <Notice kind="warn">
        <div className="spread">
          <span>{denials[access.denial ?? "NOT_GRANTED"]} Buy or lease it, or ask its owner for the right to use it.</span>
          <Link className="button" to={`${assetPath(asset)}?tab=deals`}>See how to get it</Link>
        </div>
      </Notice>
    );
  if (test?.state === "PENDING")
    return (
      <Notice kind="wait">
        The model has to answer its owner&apos;s test first, which runs now. Until it has, only its owner may run it.
      </Notice>
    );
  if (test?.state === "FAILED")
    return (
      <Notice kind="warn">
        The model failed its owner's test{test.message && <>: {test.message}</>}. Only its owner may run it until it passes.
      </Notice>
    );
  return access ? (
    <p className="muted">
      You may run it: <Level level={access.level} />{access.expiresAt && <> · ends <Moment at={access.expiresAt} /></>}
    </p>
  ) : null;
}
