import { Client, gql, makeErrorResult, makeResult, type Exchange } from "@urql/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { filter, map, pipe, subscribe } from "wonka";
import { refreshing } from "./refresh";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
  await vi.advanceTimersByTimeAsync(7_000);
  expect(asked).toBe(3);
  away = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(4);
  expect(heard.at(-1)).toEqual({ a: 1 });

  unsubscribe();
  away = true;
  pipe(client.query(gql`{ b }`, {}), subscribe(() => {})).unsubscribe();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(5);
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
  await vi.advanceTimersByTimeAsync(3_000);
  expect(heard).toEqual([{ a: 1 }, { a: 1 }]);
});
