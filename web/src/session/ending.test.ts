import { describe, expect, it, vi } from "vitest";
import { ending } from "./ending";
import { Unanswered } from "./plain";
import type { Session } from "./session";

const session = (accessToken: string): Session => ({ account: "alice", accessToken, expiresAt: "" });
const over = new Unanswered("Over.", false, "AUTH_EXPIRED");

/** Logs out with a token that is over, where a renewal brings that. */
async function out(renewed: Session | null) {
  let current: Session | null = session("old");
  const close = vi.fn(async ({ accessToken }: Session) => {
    if (accessToken === "old") throw over;
  });
  await ending({ session: () => current, renew: async () => (current = renewed), close });
  return close.mock.calls.map(([s]) => s.accessToken);
}

describe("the end of a session", () => {
  it("is by the next token where this one is over", async () => expect(await out(session("new"))).toEqual(["old", "new"]));
  it("is there where nobody is logged in any more", async () => expect(await out(null)).toEqual(["old"]));
  it("leaves another account's session alone", async () => expect(await out({ ...session("new"), account: "bob" })).toEqual(["old"]));
  it("is told where it fails", async () => {
    await expect(out(session("old"))).rejects.toBe(over);
    const away = new Unanswered("Away.", true);
    const close = () => Promise.reject(away);
    const renew = vi.fn();
    await expect(ending({ session: () => session("a"), renew, close })).rejects.toBe(away);
    expect(renew).not.toHaveBeenCalled();
  });
});
