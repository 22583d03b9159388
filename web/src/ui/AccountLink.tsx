import { Link } from "react-router";

export const AccountLink = ({ account }: { account: string }) => (
  <Link to={`/profile/${encodeURIComponent(account)}`} className="wrap">{account}</Link>
);
