import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";

/** The way to an account, and back to where one is. */
export function ConnectLink({ className = "button main", children = "Connect" }: { className?: string; children?: ReactNode }) {
  const { pathname, search, state } = useLocation();
  return <Link className={className} to="/wallet" state={pathname === "/wallet" ? state : { from: pathname + search }}>{children}</Link>;
}
