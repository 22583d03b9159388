import type { Session } from "./session";

/** What a refresh brings: a session, or that there is none any more; a throw means that nobody knows yet (no network, chain away). */
export type Refreshing = () => Promise<Session | null>;

export interface Surroundings {
  readonly refresh: Refreshing;
  /** Runs one at a time among all tabs: a refresh token is good for one exchange. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
  /** Calls once after so many milliseconds; gives back how to undo it. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  readonly set: (session: Session | null) => void;
  readonly current: () => Session | null;
}

const early = 60_000;
const again = 5_000;

/** Keeps a session alive: renews it before its token ends, once at a time, and waits where the market is away. */
export function keeper(around: Surroundings) {
  let undo = () => {};
  let running: Promise<boolean> | null = null;
  let turn = 0;

  /** True: it is known who is logged in. */
  function renew(): Promise<boolean> {
    running ??= renewing().finally(() => {
      running = null;
    });
    return running;
  }

  async function renewing(): Promise<boolean> {
    const mine = turn;
    try {
      const next = await around.alone(around.refresh);
      // Whoever logged in or out meanwhile knows better.
      if (mine === turn) take(next);
      return true;
    } catch {
      if (mine === turn) {
        undo();
        undo = around.after(again, () => void renew());
      }
      return false;
    }
  }

  function take(next: Session | null): void {
    turn++;
    undo();
    undo = () => {};
    around.set(next);
    if (next) undo = around.after(Math.max(again, left(next) - early), () => void renew());
  }

  const left = (session: Session) => Date.parse(session.expiresAt) - around.now();

  return {
    take,
    renew,
    /** After a sleep, timers are late. */
    woken() {
      const session = around.current();
      if (session && left(session) < early) void renew();
    },
  };
}
