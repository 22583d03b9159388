import { Link, useRouteError } from "react-router";
import { useTitle } from "../ui/useTitle";

export function NotFound() {
  useTitle("Not found");
  return (
    <div className="empty">
      <h1>There is nothing here</h1>
      <p>The address may be old or mistyped.</p>
      <Link className="button" to="/">To the market</Link>
    </div>
  );
}

/** The page itself failed: a bug, or a part of it could not be loaded. */
export function Broken() {
  useTitle("Something broke");
  const error = useRouteError();
  return (
    <main className="empty">
      <h1>This page broke</h1>
      <p>Nothing was lost: what you did before is in the log.</p>
      <p className="mono">{error instanceof Error ? error.message : "Unknown error"}</p>
      <button type="button" className="button main" onClick={() => location.reload()}>Load it again</button>
    </main>
  );
}
