import { Link } from "react-router";
import { aboutPath } from "./kinds";

/** What an entry is about, with the way there where it has a page. */
export function About({ stream }: { stream: string | null }) {
  if (stream === null) return <span className="muted">not public</span>;
  const path = aboutPath(stream);
  return path ? <Link to={path}>{stream}</Link> : stream;
}
