import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { Loading } from "../ui/Loading";
import { useRestoring, useSession } from "./useSession";

/** A place that is about one's own account: without one, the way to it and back. */
export function NeedsAccount({ what, children }: { what: string; children: (account: string) => ReactNode }) {
  const session = useSession();
  const restoring = useRestoring();
  const { pathname, search } = useLocation();
  if (session) return children(session.account);
  if (restoring) return <Loading />;
  return (
    <div className="empty">
      <p>Connect your account to {what}.</p>
      <Link className="button main" to="/wallet" state={{ from: pathname + search }}>Connect</Link>
    </div>
  );
}
