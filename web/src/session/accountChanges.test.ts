import { expect, it, vi } from "vitest";
import { accountChanges } from "./accountChanges";
import { session } from "./session";

const as = (account: string) => session.set({ account, accessToken: "", expiresAt: "" });

it("tells of another account, and not of the one who comes back at the start", () => {
  const call = vi.fn();
  session.restore();
  const leave = accountChanges(session, call);
  as("alice");
  as("alice");
  expect(call).toHaveBeenCalledTimes(0);
  as("bob");
  expect(call).toHaveBeenCalledTimes(1);
  session.set(null);
  expect(call).toHaveBeenCalledTimes(2);
  leave();

  // Who nobody could say at the start, and comes back later, is another than nobody.
  session.restore();
  accountChanges(session, call);
  session.set(null);
  expect(call).toHaveBeenCalledTimes(2);
  as("alice");
  expect(call).toHaveBeenCalledTimes(3);
});
