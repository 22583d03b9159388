/** Who is logged in, in this tab's memory alone: nothing of it is ever stored. */
export interface Session {
  readonly account: string;
  readonly accessToken: string;
  readonly expiresAt: string;
}

let current: Session | null = null;
const listeners = new Set<() => void>();

export const session = {
  get current() {
    return current;
  },
  set(next: Session | null) {
    current = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
