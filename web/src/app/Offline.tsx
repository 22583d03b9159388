import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
};

/** Says that what is on the screen may be old. */
export const Offline = () => (
  <div role="status">
    {!useSyncExternalStore(subscribe, () => navigator.onLine) && (
      <div className="offline">You are offline. What you see is how it was; it is brought up to date when you are back.</div>
    )}
  </div>
);
