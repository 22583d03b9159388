import { useSyncExternalStore } from "react";

/** What was done last: the form that did it may be gone by then, for what it offered is over. */
export interface Announcement {
  readonly id: number;
  readonly text: string;
}

let current: Announcement | null = null;
let count = 0;
const listeners = new Set<() => void>();

const set = (next: Announcement | null) => {
  current = next;
  for (const listener of listeners) listener();
};

export const announce = (text: string) => set({ id: ++count, text });

export const forget = () => set(null);

export const useAnnounced = (): Announcement | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
