import { Client, gql, makeErrorResult, makeResult, type Exchange } from "@urql/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { filter, map, pipe, subscribe } from "wonka";
import { refreshing } from "./refresh";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("asks again what nobody answered, while it is looked at", async () => {
  let asked = 0;
  let away = true;
  const network: Exchange = () => (operations) => pipe(operations, filter((o) => o.kind === "query"), map((operation) => {
    asked++;
    return away ? makeErrorResult(operation, new Error("away")) : makeResult(operation, { data: { a: 1 } });
  }));
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [refreshing().exchange, network] });
  const heard: unknown[] = [];
  const { unsubscribe } = pipe(client.query(gql`{ a }`, {}), subscribe(({ data }) => heard.push(data)));
  await vi.advanceTimersByTimeAsync(2_999);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(7_000);
  expect(asked).toBe(3);
  // Half a minute apart at most.
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).toBe(13);
  away = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(14);
  expect(heard.at(-1)).toEqual({ a: 1 });

  unsubscribe();
  away = true;
  pipe(client.query(gql`{ b }`, {}), subscribe(() => {})).unsubscribe();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(15);
});

it("keeps what is shown while nobody answers", async () => {
  let away = false;
  const network: Exchange = () => (operations) => pipe(operations, filter((o) => o.kind === "query"), map((operation) =>
    away ? makeErrorResult(operation, new Error("away")) : makeResult(operation, { data: { a: 1 } })));
  const { exchange, refresh } = refreshing();
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [exchange, network] });
  const heard: unknown[] = [];
  pipe(client.query(gql`{ a }`, {}), subscribe(({ data, error }) => heard.push(error ? "error" : data)));
  away = true;
  refresh();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(heard).toEqual([{ a: 1 }]);
  away = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(heard).toEqual([{ a: 1 }, { a: 1 }]);
});
