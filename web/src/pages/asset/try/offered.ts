import type { Model } from "./InputForm";

/** Whether a run may be asked for: by its owner always, by others unless its test is open or failed. The market has the last word. */
export const isOffered = (model: Pick<NonNullable<Model>, "test"> | null, isOwner: boolean): boolean =>
  isOwner || !model || model.test.state === "NONE" || model.test.state === "PASSED";
