import type { Client } from "graphql-ws";

/** Nothing is subscribed to any more. */
const closedByUs = 1000;

/** Whether the socket that subscriptions come by stands. */
export function connected(socket: Pick<Client, "on">) {
  let current = true;
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    if (next === current) return;
    current = next;
    for (const listener of listeners) listener();
  };
  socket.on("connected", () => set(true));
  socket.on("closed", (event) => set((event as { code?: number } | undefined)?.code === closedByUs));
  return {
    /** Also while nothing is subscribed to, when there is none. */
    current: () => current,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
