import { Link } from "react-router";

/** The way to an event in the log, with its proof. */
export const EventLink = ({ position, children }: { position: string; children?: string }) => (
  <Link to={`/log/${position}`}>{children ?? `event ${position}`}</Link>
);
