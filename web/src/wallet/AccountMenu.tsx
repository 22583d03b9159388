import { Link } from "react-router";
import { useSession } from "../session/useSession";

/** Who is logged in, or the way to it. */
export function AccountMenu() {
  const session = useSession();
  return session ? (
    <Link className="button" to="/profile">{session.account}</Link>
  ) : (
    <Link className="button main" to="/wallet">Connect</Link>
  );
}
