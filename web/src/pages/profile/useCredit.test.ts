import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { useCredit } from "./useCredit";

const mutation = vi.hoisted(() => vi.fn());
vi.mock("../../api/client", () => ({ client: { mutation }, refresh: () => {} }));
beforeEach(() => void mutation.mockReset());

const credited = (replayed: boolean) => ({ data: { creditDeposit: { amount: "5", receipt: { position: "7", replayed }, errors: null } } });

it.each([false, true])("A payment is added, or was so already: %s", async (replayed) => {
  mutation.mockResolvedValue(credited(replayed));
  const { result } = renderHook(useCredit);
  await act(() => result.current.run("H"));
  expect(result.current).toMatchObject({ busy: false, hash: "H", amount: "5", before: replayed, wrong: null });
});

it("While the chain is waited for, and where it is refused, the payment's hash is known", async () => {
  let answer: (data: unknown) => void = () => {};
  mutation.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const { result } = renderHook(useCredit);
  let end: Promise<boolean> | undefined;
  act(() => void (end = result.current.run("H")));
  expect(result.current).toMatchObject({ busy: true, hash: "H", amount: null });
  await act(async () => {
    answer({ data: { creditDeposit: { amount: null, receipt: null, errors: [{ __typename: "DepositNotFoundError", message: "No." }] } } });
    expect(await end).toBe(false);
  });
  expect(result.current).toMatchObject({ busy: false, hash: "H", amount: null, wrong: "No." });
});
