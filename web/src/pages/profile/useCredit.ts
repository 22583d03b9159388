import { useState } from "react";
import { client, refresh } from "../../api/client";
import { sentenceOf } from "../../api/errors";
import { position } from "../../api/position";
import { CreditDepositDocument } from "./deposit.generated";

const pause = 1_000;
const tries = 30;

interface Credit {
  readonly busy: boolean;
  /** Of the payment. */
  readonly hash: string | null;
  /** What was added, and whether it was so already. */
  readonly amount: string | null;
  readonly before: boolean;
  readonly wrong: string | null;
}

/** Has a payment added to the balance, as soon as the chain has it for good. Asked twice it is added once. */
export function useCredit() {
  const [state, setState] = useState<Credit>({ busy: false, hash: null, amount: null, before: false, wrong: null });
  async function run(hash: string): Promise<boolean> {
    setState({ busy: true, hash, amount: null, before: false, wrong: null });
    for (let left = tries; ; left--) {
      const { data, error } = await client.mutation(CreditDepositDocument, { transactionHash: hash });
      const answer = data?.creditDeposit;
      const why = answer?.errors?.[0];
      const passing = Boolean(error?.networkError) || why?.__typename === "DepositNotFinalError";
      if (passing && left > 0) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        continue;
      }
      const amount = answer?.amount ?? null;
      const wrong = amount ? null : error ? sentenceOf(error) : why?.message ?? "The market gave no answer.";
      setState({ busy: false, hash, amount, before: answer?.receipt?.replayed ?? false, wrong });
      position.saw(answer?.receipt?.position);
      if (amount) refresh();
      return amount !== null;
    }
  }
  return { ...state, run };
}
