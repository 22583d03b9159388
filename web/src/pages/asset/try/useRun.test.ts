import { act, renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { makeSubject } from "wonka";
import { useRun } from "./useRun";

const { mutation, subscription } = vi.hoisted(() => ({ mutation: vi.fn(), subscription: vi.fn() }));
vi.mock("../../../api/client", () => ({ client: { mutation, subscription }, refresh: () => undefined }));

it("follows a run while it is looked at, and none once nobody does", async () => {
  let answer: (value: unknown) => void = () => undefined;
  mutation.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  subscription.mockReturnValue(makeSubject().source);
  const { result, unmount } = renderHook(() => useRun("asset"));
  act(() => result.current.follow("first"));
  expect(subscription).toHaveBeenCalledTimes(1);
  act(() => void result.current.run({ text: "?" }, { version: 1, price: "0" }));
  unmount();
  await act(async () => answer({ data: { requestInference: { job: { id: "second" }, receipt: null, errors: null } } }));
  result.current.follow("third");
  expect(subscription).toHaveBeenCalledTimes(1);
});
