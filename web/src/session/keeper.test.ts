import { describe, expect, it } from "vitest";
import { keeper, type Surroundings } from "./keeper";
import type { Session } from "./session";

const minutes = 60_000;
const session = (account: string, endsIn: number): Session =>
  ({ account, accessToken: account, expiresAt: new Date(endsIn).toISOString() });

function world(refresh: Surroundings["refresh"]) {
  let current: Session | null = null;
  let time = 0;
  let timers: { at: number; call: () => void }[] = [];
  const keeping = keeper({
    refresh,
    alone: (work) => work(),
    now: () => time,
    after: (milliseconds, call) => {
      const timer = { at: time + milliseconds, call };
      timers.push(timer);
      return () => (timers = timers.filter((t) => t !== timer));
    },
    set: (next) => (current = next),
    current: () => current,
  });
  return {
    keeping,
    current: () => current,
    waits: () => timers.map((t) => t.at - time),
    sleep: (milliseconds: number) => (time += milliseconds),
    async pass(milliseconds: number) {
      time += milliseconds;
      const due = timers.filter((t) => t.at <= time);
      timers = timers.filter((t) => t.at > time);
      for (const timer of due) timer.call();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe("keeper", () => {
  it("renews a minute before the token ends", async () => {
    const at = world(async () => session("alice", 20 * minutes));
    at.keeping.take(session("alice", 10 * minutes));
    expect(at.waits()).toEqual([9 * minutes]);
    await at.pass(9 * minutes);
    expect(at.current()?.expiresAt).toBe(new Date(20 * minutes).toISOString());
    expect(at.waits()).toEqual([10 * minutes]);
  });

  it("ends where the market says that there is no session", async () => {
    const at = world(async () => null);
    at.keeping.take(session("alice", 10 * minutes));
    await at.pass(9 * minutes);
    expect(at.current()).toBeNull();
    expect(at.waits()).toEqual([]);
  });

  it("keeps the session and tries again where nobody answers", async () => {
    let away = true;
    const at = world(async () => {
      if (away) throw new Error("away");
      return session("alice", 30 * minutes);
    });
    at.keeping.take(session("alice", 10 * minutes));
    await at.pass(9 * minutes);
    expect(at.current()?.account).toBe("alice");
    away = false;
    await at.pass(5_000);
    expect(at.current()?.expiresAt).toBe(new Date(30 * minutes).toISOString());
  });

  it("asks once where many want it at once", async () => {
    let asked = 0;
    const at = world(async () => session(`${++asked}`, 20 * minutes));
    await Promise.all([at.keeping.renew(), at.keeping.renew(), at.keeping.renew()]);
    expect(asked).toBe(1);
  });

  it("does not undo a log-out that came while it asked", async () => {
    let answer: (session: Session) => void = () => {};
    const at = world(() => new Promise((resolve) => (answer = resolve)));
    at.keeping.take(session("alice", 10 * minutes));
    const renewed = at.keeping.renew();
    at.keeping.take(null);
    answer(session("alice", 20 * minutes));
    await renewed;
    expect(at.current()).toBeNull();
    expect(at.waits()).toEqual([]);
  });

  it("renews after a sleep that its timer slept through", async () => {
    const at = world(async () => session("alice", 90 * minutes));
    at.keeping.take(session("alice", 10 * minutes));
    at.sleep(70 * minutes);
    at.keeping.woken();
    await new Promise((resolve) => setTimeout(resolve));
    expect(at.current()?.expiresAt).toBe(new Date(90 * minutes).toISOString());
  });
});
