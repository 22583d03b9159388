import { useSyncExternalStore } from "react";
import { reach } from "../api/client";

const subscribe = (listener: () => void) => {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
};

/** Says that what is on the screen may be old: this browser is offline, or the market does not answer. */
export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const away = useSyncExternalStore(reach.subscribe, reach.away);
  return (
    <div role="status">
      {!online && <div className="offline">You are offline. What you see is how it was; it is brought up to date when you are back.</div>}
      {online && away && (
        <div className="offline">
          The market does not answer. Reconnecting … What you see is how it was, and nothing that you typed is lost.
        </div>
      )}
    </div>
  );
}
