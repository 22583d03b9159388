import { expect, it, vi } from "vitest";
import { reaching } from "./reach";

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

it("is asked until it answers, and says so once", async () => {
  const answers = [false, false, true];
  const waiting: (() => void)[] = [];
  const back = vi.fn();
  const ask = vi.fn(async () => answers.shift() ?? true);
  const reach = reaching({ ask, later: (call) => waiting.push(call), back });
  const told: boolean[] = [];
  const leave = reach.subscribe(() => told.push(reach.away()));
  const returned = vi.fn();
  void reach.returned(new AbortController().signal).then(returned);
  const over = new AbortController();
  const forgotten = vi.fn();
  void reach.returned(over.signal).then(forgotten);

  reach.doubt();
  reach.doubt();
  over.abort();
  await settle();
  expect(ask).toHaveBeenCalledTimes(1);
  expect(reach.away()).toBe(true);
  waiting.shift()?.();
  await settle();
  expect(back).not.toHaveBeenCalled();
  expect(returned).not.toHaveBeenCalled();
  waiting.shift()?.();
  await settle();
  expect(told).toEqual([true, false]);
  expect(back).toHaveBeenCalledTimes(1);
  expect(returned).toHaveBeenCalledTimes(1);
  expect(forgotten).not.toHaveBeenCalled();
  leave();

  // What only looked like it is no news.
  reach.doubt();
  await settle();
  expect(told).toHaveLength(2);
  expect(back).toHaveBeenCalledTimes(1);
});
