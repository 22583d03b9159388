import { useEffect, useRef } from "react";
import { Notice } from "../ui/Notice";
import { forget, useAnnounced } from "./announced";

/**
 * Says what was done, also where its form has gone; until the next, until it is closed, or the page is left. Where the form takes the
 * focus with it, then or once what it offered was asked again, the focus comes here, and with it what is on the screen.
 */
export function Announced() {
  const said = useAnnounced();
  const place = useRef<HTMLDivElement>(null);
  const id = said?.id;
  useEffect(() => forget, []);
  useEffect(() => {
    if (id === undefined) return;
    const form = document.activeElement;
    const gone = () => form === null || form === document.body || !form.isConnected;
    const observer = new MutationObserver(() => come());
    const come = () => {
      if (!gone()) return;
      observer.disconnect();
      if (document.activeElement !== document.body) return;
      place.current?.focus({ preventScroll: true });
      place.current?.scrollIntoView?.({ block: "center" });
    };
    observer.observe(document.body, { childList: true, subtree: true });
    come();
    return () => observer.disconnect();
  }, [id]);
  return said && (
    <div ref={place} tabIndex={-1}>
      <Notice kind="good">
        <div className="spread">
          <span>{said.text}</span>
          <button type="button" className="button plain" onClick={forget}>Close</button>
        </div>
      </Notice>
    </div>
  );
}
