import { useState } from "react";
import { client, refresh } from "../../api/client";
import { sentenceOf } from "../../api/errors";
import { position } from "../../api/position";
import { CreditDepositDocument } from "./deposit.generated";

const pause = 1_000;
const tries = 30;

/** Has a payment added to the balance, as soon as the chain has it for good. Asked twice it is added once. */
export function useCredit() {
  const [state, setState] = useState<{ busy: boolean; amount: string | null; wrong: string | null }>({
    busy: false, amount: null, wrong: null,
  });
  async function run(transactionHash: string): Promise<boolean> {
    setState({ busy: true, amount: null, wrong: null });
    for (let left = tries; ; left--) {
      const { data, error } = await client.mutation(CreditDepositDocument, { transactionHash });
      const answer = data?.creditDeposit;
      const why = answer?.errors?.[0];
      const passing = Boolean(error?.networkError) || why?.__typename === "DepositNotFinalError";
      if (passing && left > 0) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        continue;
      }
      const amount = answer?.amount ?? null;
      setState({ busy: false, amount, wrong: amount ? null : error ? sentenceOf(error) : why?.message ?? "The market gave no answer." });
      position.saw(answer?.receipt?.position);
      if (amount) refresh();
      return amount !== null;
    }
  }
  return { ...state, run };
}
