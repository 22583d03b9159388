import { lazy, Suspense } from "react";
import { useApproval } from "./approval";

const ApprovalDialog = lazy(async () => ({ default: (await import("./ApprovalDialog")).ApprovalDialog }));

/** The dialogs of the development wallet, one after the other; loaded when the first is needed. */
export function Approvals() {
  const waiting = useApproval();
  return waiting ? <Suspense><ApprovalDialog key={waiting.id} asked={waiting.asked} answer={waiting.answer} /></Suspense> : null;
}
