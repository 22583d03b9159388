import { CombinedError } from "@urql/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fromValue, makeSubject, type Source } from "wonka";
import { transact, type TransactionState } from "./transaction";
import { SubmitTransactionDocument } from "./transaction.generated";
import { connection, type Wallet, WalletRefusal } from "./wallet";

const { mutation, subscription } = vi.hoisted(() => ({ mutation: vi.fn(), subscription: vi.fn() }));
vi.mock("../api/client", () => ({ client: { mutation, subscription }, refresh: () => undefined }));

const away = { error: new CombinedError({ networkError: new Error("away") }) };
const coded = (code: string) => ({ error: new CombinedError({ graphQLErrors: [{ message: code, extensions: { code } }] }) });
const taken = { data: { submitTransaction: { transactionHash: "h", errors: null } } };
const refusedBy = (reason: string) => ({ data: { submitTransaction: { transactionHash: null, errors: [{ message: reason, reason }] } } });
const recorded = (returned: string | null) =>
  fromValue({ data: { transactionProgress: { hash: "h", stage: "RECORDED", position: "1", returned, failure: null } } });
const sold = '"7"';

const sign = vi.fn<Wallet["signTransaction"]>();
let told: TransactionState[] = [];
let sent: string[] = [];

/** One transaction, where the market answers so to what is sent, and so to what is followed. */
async function run(answers: unknown[], progress: Source<unknown> = recorded(sold), sells = false) {
  mutation.mockImplementation(async (document: unknown, variables: { signedTransaction: string }) => {
    if (document !== SubmitTransactionDocument) return { data: { prepared: { transaction: { hash: "h" }, errors: null } } };
    sent.push(variables.signedTransaction);
    return answers.shift();
  });
  subscription.mockReturnValue(progress);
  const end = transact({} as never, () => ({}), (state) => told.push(state), { sells });
  await vi.advanceTimersByTimeAsync(60_000);
  return end;
}

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  sent = [];
  sign.mockReset();
  sign.mockResolvedValue({ signedTransaction: "bytes" });
  connection.set({ publicKey: "k", signTransaction: sign } as unknown as Wallet);
});
afterEach(() => void vi.useRealTimers());

describe("a transaction", () => {
  it("is done when the log has it", async () => expect(await run([taken])).toEqual({ step: "done", hash: "h", returned: sold }));

  it("that ends a sale has failed where the market returns null", async () => {
    expect(await run([taken], recorded("null"), true)).toMatchObject({ step: "refused", code: "sale_failed" });
    expect(await run([taken], recorded(sold), true)).toMatchObject({ step: "done" });
    expect(await run([taken], recorded(null), true)).toMatchObject({ step: "done" });
    expect(await run([taken], recorded("null"))).toMatchObject({ step: "done" });
  });

  it("is sent again with the same bytes where the answer is lost", async () => {
    expect(await run([away, coded("CHAIN_UNAVAILABLE"), taken])).toMatchObject({ step: "done" });
    expect(sent).toEqual(["bytes", "bytes", "bytes"]);
    expect(sign).toHaveBeenCalledTimes(1);
    expect(told[2]).toEqual({ step: "running", hash: "h", stage: "SUBMITTED" });
  });

  it.each(["InvalidNonce", "Expired"])("whose answer was lost is followed where the chain says %s", async (reason) =>
    expect(await run([away, refusedBy(reason)])).toMatchObject({ step: "done" }));

  it("that the chain refuses at once says why", async () =>
    expect(await run([refusedBy("InvalidNonce")])).toEqual({
      step: "refused", code: "InvalidNonce", message: "Another transaction of yours was faster. Try again.",
    }));

  it("of which nobody knows the end does not say that it was refused", async () => {
    const unknown = { step: "refused", code: undefined, message: expect.stringMatching(/sent \(hash h\).*not known/) as unknown };
    expect(await run([taken], fromValue(coded("TRANSACTION_UNKNOWN")))).toEqual(unknown);
    const progress = makeSubject<unknown>();
    setTimeout(progress.complete, 1_000);
    expect(await run([taken], progress.source)).toEqual(unknown);
    expect(await run([coded("INTERNAL_SERVER_ERROR")])).toEqual(unknown);
  });

  it("ends whatever the wallet throws", async () => {
    sign.mockRejectedValueOnce(new WalletRefusal("No."));
    expect(await run([])).toMatchObject({ step: "refused", message: "No." });
    sign.mockRejectedValueOnce(new DOMException("gone"));
    expect(await run([])).toMatchObject({ step: "refused", message: "The wallet failed to sign. Nothing was sent." });
    expect(sent).toEqual([]);
  });
});
