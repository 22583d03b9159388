import { useSyncExternalStore } from "react";

const step = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function listen(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), step);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time to half a minute, and anew each half minute: one clock for all that tells how long ago something was. */
export const useClock = (): number => useSyncExternalStore(listen, () => Math.floor(Date.now() / step) * step);
