import { useEffect } from "react";
import { Notice } from "../ui/Notice";
import { forget, useAnnounced } from "./announced";

/** Says what was done, also where its form has gone; until the next, until it is closed, or the page is left. */
export function Announced() {
  const said = useAnnounced();
  useEffect(() => forget, []);
  return said && (
    <Notice kind="good">
      <div className="spread">
        <span>{said.text}</span>
        <button type="button" className="button plain" onClick={forget}>Close</button>
      </div>
    </Notice>
  );
}
