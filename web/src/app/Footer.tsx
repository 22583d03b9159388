import { Link } from "react-router";

/** Where else to look: what the pages show, and all that they can do, is the API's. */
export const Footer = () => (
  <footer className="bottom">
    <p>All that you see here comes from the public API.</p>
    <nav aria-label="More">
      <a href="/graphql">GraphQL</a>
      <Link to="/log">Audit log</Link>
      <Link to="/workers">Workers</Link>
      <span>Guides: <code>docs/</code> of the source</span>
    </nav>
  </footer>
);
