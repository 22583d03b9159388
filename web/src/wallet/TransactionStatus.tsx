import { Notice } from "../ui/Notice";
import type { TransactionState } from "./transaction";

const stages = {
  SUBMITTED: "Sent. Waiting for a block …",
  INCLUDED: "In a block. Waiting until it is final …",
  FINAL: "Final. Waiting for the market's log …",
  RECORDED: "Recorded.",
  FAILED: "Failed.",
} as const;

/** Says how far a transaction is; read out by screen readers as it changes. */
export function TransactionStatus({ state, done = "Done. The log has it." }: { state: TransactionState; done?: string }) {
  switch (state.step) {
    case "idle":
      return null;
    case "preparing":
      return <Notice kind="wait">Preparing …</Notice>;
    case "signing":
      return <Notice kind="wait">Look at your wallet: it asks for your signature.</Notice>;
    case "running":
      return <Notice kind="wait">{stages[state.stage]}</Notice>;
    case "done":
      return <Notice kind="good">{done}</Notice>;
    case "refused":
      return (
        <Notice kind="bad">
          {state.message} {state.code && <code>{state.code}</code>}
        </Notice>
      );
  }
}
