import { useEffect, useSyncExternalStore } from "react";
import { anew } from "../api/refresh";

const clocks = new Map<number, ReturnType<typeof clock>>();

/** Strikes whenever so many milliseconds are over, while somebody listens. */
function clock(step: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(() => {
      wait();
      listeners.forEach((tell) => tell());
    }, step - (Date.now() % step));
  };
  return {
    now: () => Math.floor(Date.now() / step) * step,
    listen: (listener: () => void) => {
      if (listeners.size === 0) wait();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
  };
}

function clockOf(seconds: number) {
  const one = clocks.get(seconds) ?? clock(seconds * 1000);
  clocks.set(seconds, one);
  return one;
}

/** The time to so many seconds, and anew whenever they are over: one clock for all who ask for the same. */
export function useClock(seconds = 30): number {
  const { now, listen } = clockOf(seconds);
  return useSyncExternalStore(listen, now);
}

/** The time, and a query asked again with it, while it is wanted and the page is looked at: for what no event tells. */
export function useOften(ask: (options: typeof anew) => void, wanted = true): number {
  const now = useClock(5);
  useEffect(() => {
    if (wanted && !document.hidden) ask(anew);
  }, [wanted, now, ask]);
  return now;
}
