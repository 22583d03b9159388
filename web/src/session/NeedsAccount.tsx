import type { ReactNode } from "react";
import { Loading } from "../ui/Loading";
import { ConnectLink } from "./ConnectLink";
import { useRestoring, useSession } from "./useSession";

interface Props {
  what: string;
  /** Of the page, where the account's own content brings it. */
  title?: string;
  children: (account: string) => ReactNode;
}

/** A place that is about one's own account: without one, the way to it and back. */
export function NeedsAccount({ what, title, children }: Props) {
  const session = useSession();
  const restoring = useRestoring();
  if (session) return children(session.account);
  if (restoring) return <Loading />;
  return (
    <div className="empty">
      {title && <h1>{title}</h1>}
      <p>Connect your account to {what}.</p>
      <ConnectLink />
    </div>
  );
}
