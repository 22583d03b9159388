import { expect, it } from "vitest";
import { connected } from "./connected";

it("tells when the socket breaks and when it stands again", () => {
  const handlers = new Map<string, (event?: unknown) => void>();
  const on = (name: string, handler: (event?: unknown) => void) => handlers.set(name, handler);
  const state = connected({ on } as unknown as Parameters<typeof connected>[0]);
  const told: boolean[] = [];
  const leave = state.subscribe(() => told.push(state.current()));
  handlers.get("connected")?.();
  handlers.get("closed")?.({ code: 1006 });
  handlers.get("closed")?.({ code: 1006 });
  handlers.get("connected")?.();
  handlers.get("closed")?.({ code: 1000 });
  leave();
  handlers.get("closed")?.({ code: 1001 });
  expect(told).toEqual([false, true]);
  expect(state.current()).toBe(false);
});
