/** Who is logged in, in this tab's memory alone. What keeps one logged in is a cookie that no script can read. */
export interface Session {
  readonly account: string;
  readonly accessToken: string;
  readonly expiresAt: string;
}

let current: Session | null = null;
let restoring = false;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const session = {
  get current() {
    return current;
  },
  /** True while it is not known yet whether somebody is logged in. */
  get restoring() {
    return restoring;
  },
  set(next: Session | null) {
    current = next;
    restoring = false;
    tell();
  },
  restore() {
    restoring = true;
    tell();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
